/** A letter names a customer: it is said in secret, to whom it should be, and nowhere else. */
import { describe, expect, test } from 'vitest'
import { MailSettings } from '#worker/notify/mail-settings.ts'
import { postings } from './postings.ts'
import { stage } from './stage.ts'

const set = stage()
const { settings, letter, posting } = postings(set)

describe('nothing is said in the clear, and to nobody else', () => {
  test('no STARTTLS where it is asked for: no letter and no password', async () => {
    const { none } = set.servers
    const before = none.letters.length
    const stripped = settings('starttls', { port: none.port })
    const posted = await set.post(posting('starttls', letter(), { settings: stripped }))
    expect(posted).toMatchObject({ refused: null, message: 'the mail server offers no STARTTLS' })
    expect(none.letters).toHaveLength(before)
  })

  test.each(['tls', 'starttls'] as const)(
    '%s with a certificate nobody vouches for: no letter',
    async (security) => {
      const before = set.servers[security].letters.length
      expect(await set.post(posting(security, letter()), 'distrustful')).toMatchObject({
        ok: false,
        refused: null,
      })
      expect(set.servers[security].letters).toHaveLength(before)
    },
  )

  test.each(['tls', 'starttls'] as const)(
    '%s with the certificate of another host: no letter',
    async (security) => {
      const before = set.servers[security].letters.length
      const { port } = set.servers[security]
      const other = settings(security, { host: '127.0.0.1', port })
      expect(await set.post(posting(security, letter(), { settings: other }))).toMatchObject({
        ok: false,
        refused: null,
      })
      expect(set.servers[security].letters).toHaveLength(before)
    },
  )

  test('the network of production reaches no machine inside', async () => {
    const before = set.servers.none.knocks()
    expect(await set.post(posting('none', letter()), 'production')).toMatchObject({
      ok: false,
      refused: null,
    })
    expect(set.servers.none.knocks()).toBe(before)
  })

  test('settings that would send in the clear are refused', () => {
    const smtp = { host: 'mail.example.com', port: 25, security: 'none', from: 'a@example.com' }
    expect(MailSettings.safeParse({ smtp }).success).toBe(false)
    expect(MailSettings.safeParse({ smtp: { ...smtp, security: 'tls' } }).success).toBe(true)
    expect(MailSettings.safeParse({ smtp: { ...smtp, security: 'tls', user: 'a' } }).success).toBe(false)
    expect(
      MailSettings.safeParse({ smtp: { ...smtp, security: 'tls', from: 'a@b.c\r\nBcc: d@e.f' } }).success,
    ).toBe(false)
    const api = { url: 'http://mail.example.com/send', keyName: 'mail', from: 'a@example.com' }
    expect(MailSettings.safeParse(api).success).toBe(false)
    expect(MailSettings.safeParse({ ...api, url: 'https://mail.example.com/send' }).success).toBe(true)
  })
})
