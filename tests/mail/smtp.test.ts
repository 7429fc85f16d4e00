/** Letters by SMTP from workerd to a real server: what arrives, and what becomes of one that does not (T40). */
import { describe, expect, test } from 'vitest'
import { startOddServer } from '../peers/mail-server.ts'
import { postings, text } from './postings.ts'
import { stage } from './stage.ts'

const set = stage()

const { settings, letter, posting, to, last } = postings(set)

describe('a letter arrives', () => {
  test.each(['tls', 'starttls', 'none'] as const)('by %s', async (security) => {
    const one = letter()
    expect(await set.post(posting(security, one))).toEqual({ ok: true })
    const mail = last(security)
    expect(mail?.envelope).toEqual({ from: 'letters@fernleaf.test', to: ['noa@customers.test'] })
    expect(mail).toMatchObject({ isSecure: security !== 'none', user: security === 'none' ? null : 'parley' })
    expect(mail?.from?.text).toBe('"Fernleaf" <letters@fernleaf.test>')
    expect(mail?.subject).toBe(one.subject)
    expect(mail?.text?.trim()).toBe(text)
    expect(mail?.messageId).toBe(`<${one.key}@fernleaf.test>`)
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(Math.abs((mail?.date?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000)
  })

  test('in Hebrew, with no line too long, and set from the right', async () => {
    const hebrew = letter({
      subject: 'אישור ביטול המנוי ב־Fernleaf: כל הפרטים שכדאי לשמור למקרה שיהיה צורך',
      text: `${'שלום, המנוי פתוח עבורך עד 15 במרץ 2027. '.repeat(60)}\n\nתודה`,
      locale: 'he',
    })
    await set.post(posting('starttls', hebrew))
    const mail = last('starttls')
    expect(mail?.subject).toBe(hebrew.subject)
    expect(mail?.text?.trim()).toBe(hebrew.text)
    expect(mail?.html).toContain('<html lang="he" dir="rtl">')
    expect(mail?.headers.get('content-language')).toBe('he')
    expect(Math.max(...(mail?.raw ?? '').split('\r\n').map((line) => line.length))).toBeLessThan(79)
  })

  test('twice under the same Message-ID, so that a repeat is recognised', async () => {
    const one = letter()
    await set.post(posting('none', one))
    await set.post(posting('none', one))
    const [before, after] = set.servers.none.letters.slice(-2)
    expect(after?.messageId).toBe(before?.messageId)
  })
})

describe('nothing that a name or a subject says can begin a header (T40)', () => {
  const evil = 'Receipt\r\nBcc: thief@evil.test\r\n\r\n<b>hello</b>'

  test.each([
    evil,
    'a\nBcc: thief@evil.test',
    'a\rBcc: thief@evil.test',
    'a\u2028Bcc: thief@evil.test',
    '\0a',
  ])('%j', async (words) => {
    const one = letter({ subject: words, key: `k\r\nBcc: thief@evil.test` })
    expect(await set.post(posting('none', one, { name: words }))).toEqual({ ok: true })
    const mail = last('none')
    expect(mail?.envelope.to).toEqual(['noa@customers.test'])
    expect(mail?.bcc).toBeUndefined()
    expect(mail?.headers.has('bcc')).toBe(false)
    expect(mail?.subject).not.toMatch(/[\r\n]/)
    expect(mail?.text?.trim()).toBe(text)
    expect(mail?.from?.value).toHaveLength(1)
    expect(mail?.from?.value[0]?.address).toBe('letters@fernleaf.test')
  })

  test.each([
    'noa@customers.test\r\nRCPT TO:<thief@evil.test>',
    'noa@customers.test>\r\nDATA',
    'noa@customers.test, thief@evil.test',
    '"Noa" <noa@customers.test>',
    'noa',
  ])('an address that is not one mailbox is never let in: %j', async (email) => {
    const { Address } = await import('#worker/notify/address.ts')
    expect(Address.safeParse(email).success).toBe(false)
  })

  test('a subject of a thousand characters ends in an ellipsis, and never inside a character', async () => {
    for (const [sign, length] of [
      ['x', 1000],
      ['🌿', 1000],
      ['ש', 1000],
    ] as const) {
      await set.post(posting('none', letter({ subject: sign.repeat(length) })))
      const { subject = '' } = last('none') ?? {}
      expect(Array.from(subject)).toHaveLength(150)
      expect(subject).toBe(`${sign.repeat(149)}…`)
    }
  })
})

describe('text and HTML say the same', () => {
  const odd =
    'Dear <img src=x onerror=alert(1)> & "friends",\n</p><script>1</script>\n\nhttps://parley.test/receipt/a?b=c&d="e\nhttps://parley.test/receipt/abc'

  test('line by line, with markup shown as text and nothing fetched', async () => {
    await set.post(posting('none', letter({ text: odd })))
    const html = String(last('none')?.html)
    const body = /<body[^>]*>(.*)<\/body>/s.exec(html)?.[1] ?? ''
    const said = body
      .replaceAll(/<br>\n/g, '\n')
      .replaceAll(/<\/p>\s*<p[^>]*>/g, '\n\n')
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll(
        /&(amp|lt|gt|quot|#39);/g,
        (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'",
      )
    expect(said.trim()).toBe(odd)
    expect(last('none')?.text?.trim()).toBe(odd)
    expect(html).not.toMatch(/<(img|script|link|style|iframe)|<[^>]* src=|url\(|@import/)
    expect(html.match(/href="[^"]*"/g)).toEqual(['href="https://parley.test/receipt/abc"'])
  })
})

describe('what becomes of a letter that does not arrive (T40)', () => {
  test.each([
    ['hard-noa@customers.test', 'address', 550],
    ['policy-noa@customers.test', 'letter', 550],
    ['full-noa@customers.test', 'letter', 552],
    ['spam-noa@customers.test', 'letter', 554],
  ])('%s is refused for good: the %s (%i)', async (email, what, status) => {
    const posted = await set.post(posting('starttls', to(email)))
    expect(posted).toMatchObject({ ok: false, name: 'LetterRefused', refused: { what, status } })
    // What is noted of it names nobody.
    expect(JSON.stringify(posted)).not.toContain('noa')
  })

  test('a soft no, a closed server, a wrong password: the same letter is sent again later', async () => {
    const soft = await set.post(posting('starttls', to('soft-noa@customers.test')))
    expect(soft).toMatchObject({ refused: null, message: 'the mail server said 451 to RCPT' })
    set.servers.starttls.isDown = true
    const closed = await set.post(posting('starttls', letter()))
    set.servers.starttls.isDown = false
    expect(closed).toMatchObject({ refused: null, message: 'the mail server said 421 to the greeting' })
    const stranger = await set.post(posting('tls', letter(), { key: 'wrong' }))
    expect(stranger).toMatchObject({ refused: null, message: 'the mail server said 535 to AUTH' })
    expect(JSON.stringify([soft, closed, stranger])).not.toMatch(/noa|wrong/)
  })

  test('nobody there, somebody who hangs up, who speaks no SMTP, or too much', async () => {
    const away = await set.post(posting('none', letter(), { settings: settings('none', { port: 1 }) }))
    expect(away).toMatchObject({ ok: false, refused: null })
    for (const [says, hangsUp, message] of [
      ['220 hello\r\n', true, 'the mail server hung up'],
      ['HTTP/1.1 200 OK\r\n\r\n', false, 'the mail server speaks no SMTP'],
      ['220-'.padEnd(100_000, 'x'), false, 'the mail server speaks no SMTP'],
    ] as const) {
      const odd = await startOddServer(says, hangsUp)
      const posted = await set.post(
        posting('none', letter(), { settings: settings('none', { port: odd.port }) }),
      )
      expect(posted).toMatchObject({ ok: false, refused: null, message })
      await odd.close()
    }
  })

  test('a server that says nothing at all is waited for so long and no longer', async () => {
    const silent = await startOddServer(null)
    const slow = { settings: settings('none', { port: silent.port }), patience: 300 }
    const posted = await set.post(posting('none', letter(), slow))
    expect(posted).toMatchObject({ refused: null, message: 'the mail server is too slow' })
    await silent.close()
  })
})
