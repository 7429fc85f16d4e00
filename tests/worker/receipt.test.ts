/** The receipt of a cancellation at its own address: readable, printable, checkable by anybody, and no longer than it should be. */
import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { canonicalText } from '#shared/engine/signed-text.ts'
import { lintCopy } from '#shared/copy/lint.ts'
import type { Customer } from '#worker/customer/customer.ts'
import { customerObject, send } from './api.ts'
import { check, copied, leave, lettersOf, read } from './receipts.ts'

describe('the address of a receipt', () => {
  it('shows what was asked and when, what ends and when, what stays, how to undo it, without a login', async () => {
    const { path, session } = await leave('kept-proof')
    const { response, status, html } = await read(path)
    expect(status).toBe(200)
    expect(html).toMatch(/Asked on:<\/dt><dd><bdi>\w+ \d{1,2}, \d{4} at \d{1,2}:\d{2}:\d{2}\s(AM|PM) UTC/)
    for (const said of [
      'Studio',
      'March 15, 2027',
      'everything keeps working',
      'To undo',
      session,
      'Fernleaf',
    ])
      expect(html).toContain(said)
    expect(html).toContain('lang="en" dir="ltr"')
    expect(html).not.toContain('<script')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('x-robots-tag')).toBe('noindex')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(path).not.toContain('kept-proof')
    expect(await (await send('/exit/page.css')).text()).toContain('@media print')
  })

  it('speaks Hebrew to who spoke Hebrew, whatever the browser asks for', async () => {
    const { path } = await leave('kept-hebrew', {}, 'he')
    const { html } = await read(path, { headers: { 'accept-language': 'en' } })
    expect(html).toContain('lang="he" dir="rtl"')
    expect(html).toContain('אישור ביטול')
    expect(html).toContain('חתימה')
  })

  it('thanks with the customer’s own facts, without an offer and without guilt (S0.21, S0.22)', async () => {
    const { path } = await leave('kept-thanks')
    const { html } = await read(path)
    const letter = /<div class="letter">(.*?)<\/div>/s.exec(html)?.[1] ?? ''
    expect(letter).toContain('Noa')
    expect(letter).toMatch(/since January 2024|January 2024/)
    expect(lintCopy(letter.replaceAll(/<[^>]+>/g, ' '), 'en')).toEqual([])
    expect(letter).not.toMatch(/%|discount|free|offer/i)
  })

  it('cannot be guessed: any letter of it changed is no address at all', async () => {
    const { path } = await leave('kept-sealed')
    const name = path.slice('/receipt/'.length)
    for (let at = 0; at < name.length; at += 3) {
      const other = name[at] === 'A' ? 'B' : 'A'
      const { status, html } = await read(`/receipt/${name.slice(0, at)}${other}${name.slice(at + 1)}`)
      expect(status, `letter ${at}`).toBe(404)
      expect(html).not.toContain('Studio')
    }
    for (const odd of ['x', `${name}A`, name.slice(1), `${name.slice(0, -1)}=`, '..%2f'])
      expect((await read(`/receipt/${odd}`)).status).toBe(404)
  })

  it('answers 410 in plain words once what was kept of the customer is erased', async () => {
    const { path } = await leave('kept-erased')
    await runInDurableObject(customerObject('kept-erased'), (_: Customer, state) => {
      state.storage.sql.exec('DELETE FROM events')
    })
    await evictDurableObject(customerObject('kept-erased'))
    const { status, html } = await read(path)
    expect(status).toBe(410)
    expect(html).toContain('This receipt was erased')
    expect(html).not.toContain('Noa')
    const hebrew = await read(path, { headers: { 'accept-language': 'he-IL,he;q=0.9' } })
    expect(hebrew.html).toContain('האישור נמחק')
  })

  it('stands in the letter too, with the signature, and it is the same text', async () => {
    const { path } = await leave('kept-letter')
    await expect.poll(() => lettersOf('kept-letter')).toHaveLength(1)
    const [letter] = await lettersOf('kept-letter')
    const page = copied((await read(path)).html)
    expect(letter?.text).toContain(`https://parley.test${path}`)
    expect(letter?.text).toContain(page.signature)
    expect(canonicalText(letter?.text ?? '')).toContain(canonicalText(page.text))
    expect(letter?.text).toContain(
      'Until the end of March 15, 2027 (UTC) you can take the cancellation back there:',
    )
  })
})

describe('anybody can check a receipt', () => {
  it('with the published key alone', async () => {
    const { path } = await leave('kept-checked')
    const { text, signature } = copied((await read(path)).html)
    const published = await send('/.well-known/parley-receipts.json')
    const { keys }: { keys: (JsonWebKey & { kid: string })[] } = await published.json()
    expect(published.headers.get('access-control-allow-origin')).toBe('*')
    expect(JSON.stringify(keys)).not.toContain('"d"')
    const [version, kid, signed = ''] = signature.split('.')
    const jwk = keys.find((one) => one.kid === kid) ?? null
    if (jwk === null) throw new Error('the key is not published')
    const key = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify'])
    const bytes = Uint8Array.from(atob(signed.replaceAll('-', '+').replaceAll('_', '/')), (one) =>
      one.charCodeAt(0),
    )
    const said = new TextEncoder().encode(`${version}\n${canonicalText(text)}`)
    expect(await crypto.subtle.verify('Ed25519', key, bytes, said)).toBe(true)
  })

  it('on a page, however the copy breaks its lines; and nothing in it can be changed', async () => {
    const { path } = await leave('kept-pasted', {}, 'he')
    const { text, signature } = copied((await read(path)).html)
    const rewrapped = canonicalText(text).replaceAll(' ', ' \r\n  ')
    const broken = `${signature.slice(0, 50)}\r\n${signature.slice(50)} `
    expect((await check({ text: rewrapped, signature: broken })).html).toContain('nothing in it was changed')
    expect((await check({ text, signature }, 'he')).html).toContain('דבר בו לא שונה')
    // Marks that are not seen do not count; those that turn letters around are not shown with what was signed.
    const turned = await check({ text: text.replace('2027', '\u202e7202\u202c 2027'), signature })
    expect(turned.html).not.toContain('nothing in it was changed')
    const reads = await check({ text: text.replace('2027', '\u202e2027\u202c'), signature })
    expect(reads.html).toContain('nothing in it was changed')
    expect(reads.html).not.toMatch(/[\u202a-\u202e]/)
    const bad = 'This signature is not of this text'
    expect((await check({ text: text.replace('2027', '2026'), signature })).html).toContain(bad)
    const other = signature.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))
    expect((await check({ text, signature: other })).html).toContain(bad)
    expect((await check({ text: '<script>1</script>', signature: '"><script>' })).html).not.toContain(
      '<script',
    )
  })
})
