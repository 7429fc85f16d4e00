/** From the last press in the chat to the letter in a mailbox, over a real mail server, on the runtime that serves. */
import { afterEach, describe, expect, test } from 'vitest'
import { canonicalText } from '#shared/engine/signed-text.ts'
import { lintCopy } from '#shared/copy/lint.ts'
import { leave, mailTo, post, reach, record, setFault } from './parley.ts'

const set = post()
const long = { timeout: 25_000, interval: 100 }

afterEach(async () => {
  set.mail.isDown = false
  await setFault(set, 'none')
})

const arrived = async (email: string, count = 1) => {
  await expect.poll(() => mailTo(set, email).length, long).toBeGreaterThanOrEqual(count)
  return mailTo(set, email)
}

describe('the receipt by e-mail', () => {
  test('says what the chat said, thanks with their own facts, and leads to the receipt (S0.21, S0.22, S4.3)', async () => {
    const email = 'mara@customers.test'
    const { turn, receipt, session } = await leave(set, 'mara', { email })
    const [mail] = await arrived(email)
    const text = mail?.text ?? ''
    expect(mail?.subject).toBe('Your cancellation with Fernleaf')
    expect(mail?.isSecure).toBe(true)
    expect(text).toContain(turn.messages[0] ?? 'nothing')
    for (const { label, value } of turn.receipt?.lines ?? [])
      if (value !== receipt) expect(text).toContain(`${label}: ${value}`)
    for (const said of turn.receipt?.letter ?? ['nothing']) expect(text).toContain(said)
    expect(text).toContain('Noa')
    expect(text).toContain('March 15, 2027')
    expect(text).toContain(session)
    expect(text).toContain(receipt)
    // The moment it was asked for is no clock that runs.
    expect(lintCopy(text.replaceAll(/\d+:\d\d:\d\d/g, ''), 'en')).toEqual([])
    expect(text).not.toMatch(/%|discount|offer|unsubscribe/i)
    expect((await fetch(receipt)).status).toBe(200)
  })

  test('a copy of it can be checked by anybody', async () => {
    const email = 'noa@customers.test'
    await leave(set, 'noa', { email, locale: 'he' })
    const [mail] = await arrived(email)
    const lines = mail?.text?.split('\n') ?? []
    const from = lines.findIndex((line) => line.includes('אישור ביטול'))
    const to = lines.findIndex((line) => line.includes('parley1.'))
    const text = lines.slice(from, to).join('\n')
    const signature = lines[to]?.split(' ').at(-1) ?? ''
    const fields = { text: `> ${text}`.slice(2), signature, lang: 'en' }
    const check = (body: Record<string, string>) =>
      fetch(`${set.address}/receipt/verify`, { method: 'POST', body: new URLSearchParams(body) })
    expect(await (await check(fields)).text()).toContain('nothing in it was changed')
    const forged = { ...fields, text: text.replace('2027', '2029') }
    expect(canonicalText(forged.text)).not.toBe(canonicalText(text))
    expect(await (await check(forged)).text()).toContain('This signature is not of this text')
    expect(mail?.html).toContain('dir="rtl"')
  })

  test('the cancellation is taken back from it, and a letter says so', async () => {
    const email = 'tomas@customers.test'
    await leave(set, 'tomas', { email })
    const [mail] = await arrived(email)
    const address = /https?:\S+\/receipt\/\S+/.exec(mail?.text ?? '')?.[0] ?? ''
    expect(await (await fetch(address, { method: 'POST' })).text()).toContain('your plan goes on as it was')
    const [, undone] = await arrived(email, 2)
    expect(undone?.subject).toBe('Taking back your cancellation with Fernleaf')
    expect(undone?.text).toContain('It is done: the cancellation was taken back')
    expect(undone?.text).not.toContain('Thank you')
  })
})

describe('what comes late is told by mail (S0.16)', () => {
  test('first that we have it, then that it is done, once each', { timeout: 40_000 }, async () => {
    const email = 'late@customers.test'
    await setFault(set, 'down')
    const { turn, took } = await leave(set, 'late', { email })
    expect(turn.messages[0]).toContain('We have your cancellation')
    expect(took).toBeLessThan(3500)
    const [first] = await arrived(email)
    expect(first?.text).toContain('We have your cancellation')
    await setFault(set, 'none')
    const [, second, third] = await arrived(email, 2)
    expect(second?.subject).toBe('News about your request to Fernleaf')
    expect(second?.text).toContain('It is done: your plan is cancelled.')
    expect(third).toBeUndefined()
  })
})

describe('a letter that does not arrive blocks and delays no cancellation (T40)', () => {
  test('hard bounce: cancelled all the same, the record says so, and nothing more goes there', async () => {
    const email = 'hard-dana@customers.test'
    const { turn, took, session, receipt } = await leave(set, 'dana', { email })
    expect(turn.outcome).toBe('cancelled')
    expect(took).toBeLessThan(1500)
    await expect.poll(() => record(set, session), long).toContain('the address was refused (550)')
    const knocks = set.mail.knocks()
    await fetch(receipt, { method: 'POST' })
    await expect.poll(() => record(set, session), long).toContain('letters to this address were stopped')
    expect(await record(set, session, 'he')).toContain('משלוח לכתובת הזאת הופסק')
    expect(set.mail.knocks()).toBe(knocks)
    expect(await record(set, session)).not.toContain(email)
  })

  test('soft bounce: it waits, is on the record as waiting, and the cancellation is done', async () => {
    const { turn, session } = await leave(set, 'soft', { email: 'soft-soft@customers.test' })
    expect(turn.messages[0]).toBe('It is done: your plan is cancelled.')
    const waits = /Receipt and farewell sent<\/span><span class="badge billing-waiting">/
    await expect.poll(() => record(set, session), long).toMatch(waits)
  })

  test('a mail server that is down gets the letter once it is back', { timeout: 40_000 }, async () => {
    const email = 'patient@customers.test'
    set.mail.isDown = true
    const { turn, took } = await leave(set, 'patient', { email })
    expect(turn.outcome).toBe('cancelled')
    expect(took).toBeLessThan(1500)
    await expect.poll(() => set.mail.knocks(), long).toBeGreaterThan(1)
    set.mail.isDown = false
    expect(await arrived(email)).toHaveLength(1)
  })
})

describe('where letters go', () => {
  test('nowhere while no address is known: the record says so, and the receipt stands', async () => {
    const { session, receipt } = await leave(set, 'unknown')
    await expect
      .poll(() => record(set, session), long)
      .toContain('no e-mail address is known; it stands at the address of the receipt')
    expect(await (await fetch(receipt)).text()).toContain('It is done: your plan is cancelled.')
  })

  test('to the address that the tenant’s server gave, and to none that complained', async () => {
    const email = 'pushed@customers.test'
    expect((await reach(set, 'pushed', { email })).status).toBe(204)
    await leave(set, 'pushed')
    expect(await arrived(email)).toHaveLength(1)
    expect((await reach(set, 'pushed', { email, stopped: 'complained' })).status).toBe(204)
    const { session } = await leave(set, 'pushed', { email })
    await expect.poll(() => record(set, session), long).toContain('letters to this address were stopped')
    expect(mailTo(set, email)).toHaveLength(1)
  })

  test('a token with something else than an address keeps nobody from leaving', async () => {
    const { turn } = await leave(set, 'odd', { email: 'a@b.test\r\nBcc: thief@evil.test' })
    expect(turn.outcome).toBe('cancelled')
    expect(mailTo(set, 'thief@evil.test')).toEqual([])
    expect((await reach(set, 'odd', { email: 'a@b.test\r\nBcc: c@d.test' })).status).toBe(400)
  })
})
