/** Letters by an HTTP mail API: one form of call, and what each answer comes to (T40). */
import { createServer, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mailApi } from '#worker/notify/mail-api.ts'
import { LetterRefused, LetterUnsent, type Letter } from '#worker/notify/notifier.ts'

const calls: { headers: IncomingMessage['headers']; body: unknown }[] = []
let status = 200
let url = ''

const server = createServer((request, response) => {
  let text = ''
  request.on('data', (chunk: Buffer) => (text += chunk.toString()))
  request.on('end', () => {
    calls.push({ headers: request.headers, body: JSON.parse(text) as unknown })
    response.writeHead(status, { location: url }).end('{"message":"noa@customers.test is not known"}')
  })
})
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`
})
afterAll(() => void server.close())

const letter: Letter = {
  to: { customer: 'noa', email: 'noa@customers.test' },
  key: 'session-3-0',
  subject: 'Your cancellation\r\nBcc: thief@evil.test',
  text: 'Hello,\n\n<b>it</b> is done.',
  locale: 'en',
}
const send = (one: Letter = letter) => {
  const settings = { url, keyName: 'mail', from: 'letters@fernleaf.test' }
  return mailApi(settings, { name: 'Fernleaf', key: 'k-1', fetch }).send(one)
}

describe('a mail API', () => {
  test('is called once, with everything a letter has, and one recipient', async () => {
    status = 202
    await send()
    const { headers, body } = calls.at(-1) ?? {}
    expect(headers?.authorization).toBe('Bearer k-1')
    expect(headers?.['idempotency-key']).toBe('session-3-0')
    expect(body).toEqual({
      from: { email: 'letters@fernleaf.test', name: 'Fernleaf' },
      to: 'noa@customers.test',
      subject: 'Your cancellation Bcc: thief@evil.test',
      text: letter.text,
      html: expect.stringContaining('&lt;b&gt;it&lt;/b&gt; is done.') as string,
      locale: 'en',
      headers: { 'Message-ID': '<session-3-0@fernleaf.test>', 'Auto-Submitted': 'auto-generated' },
    })
  })

  test.each([400, 410, 413, 422])('%i: the letter is refused for good, and nobody is named', async (said) => {
    status = said
    const fault = await send().catch((one: unknown) => one)
    expect(fault).toBeInstanceOf(LetterRefused)
    expect(String(fault)).toBe(`LetterRefused: the letter was refused (${said})`)
  })

  test.each([301, 401, 403, 404, 408, 429, 500, 503])('%i: again later', async (said) => {
    status = said
    const before = calls.length
    const fault = await send().catch((one: unknown) => one)
    expect(fault).not.toBeInstanceOf(LetterRefused)
    expect(String(fault)).toBe(`Error: the mail API answered ${said}`)
    // It goes nowhere else with the key, either.
    expect(calls).toHaveLength(before + 1)
  })

  test('without an address there is no call', async () => {
    const before = calls.length
    await expect(send({ ...letter, to: { customer: 'noa', email: null } })).rejects.toThrow(LetterUnsent)
    expect(calls).toHaveLength(before)
  })
})
