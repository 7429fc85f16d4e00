import { timed } from '../patience.ts'
import { htmlOf } from './html.ts'
import type { MailApiSettings } from './mail-settings.ts'
import { messageId } from './message-id.ts'
import { LetterRefused, LetterUnsent, type Notifier } from './notifier.ts'
import { oneLine } from './one-line.ts'

/** Milliseconds for one call. */
const patience = 10_000

/** What is ours to mend or passes by itself; any other 4xx is said of the letter. */
const again = new Set([401, 403, 404, 405, 408, 425, 429])

interface Around {
  /** The business, as the customer knows it. */
  name: string
  key: string
  fetch: (url: string, init: RequestInit) => Promise<Response>
}

/** Any mail service that takes a letter as JSON: see docs/mail.md for the one form. */
export const mailApi = ({ url, from }: MailApiSettings, { name, key, fetch }: Around): Notifier => ({
  async send({ to, key: letter, text, locale, ...rest }) {
    if (to.email === null) throw new LetterUnsent('no_address')
    const subject = oneLine(rest.subject)
    const inside = { 'Message-ID': messageId(letter, from), 'Auto-Submitted': 'auto-generated' }
    const html = htmlOf({ subject, text, locale })
    const sender = { email: from, name: oneLine(name) }
    const body = JSON.stringify({ from: sender, to: to.email, subject, text, html, locale, headers: inside })
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': letter,
    }
    const status = await timed(patience, async (signal) => {
      // A key is not carried to where somebody else points.
      const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
      await response.body?.cancel()
      return response.status
    })
    if (status >= 200 && status < 300) return
    if (status >= 400 && status < 500 && !again.has(status)) throw new LetterRefused('letter', status)
    throw new Error(`the mail API answered ${status}`)
  },
})
