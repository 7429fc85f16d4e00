/** Letters as they are handed to the poster, and what came of them on the other side. */
import type { SmtpSettings } from '#worker/notify/mail-settings.ts'
import type { Letter } from '#worker/notify/notifier.ts'
import { account, type Security } from '../peers/mail-server.ts'
import type { Posting } from './posting.ts'
import type { Stage } from './stage.ts'

export const text = [
  'Your cancellation',
  'Asked on: Nov 22\nReference: 1',
  '.',
  'https://parley.test/receipt/x',
].join('\n\n')

export function postings(set: Stage) {
  const settings = (security: Security, changed: Partial<SmtpSettings> = {}): SmtpSettings => ({
    host: 'localhost',
    port: set.servers[security].port,
    security,
    ...(security === 'none' ? {} : { user: account.user, keyName: 'mail' }),
    from: 'letters@fernleaf.test',
    ...changed,
  })

  let count = 0
  const letter = (changed: Partial<Letter> = {}): Letter => ({
    to: { customer: 'noa', email: 'noa@customers.test' },
    key: `session-${count++}-0`,
    subject: 'Your cancellation with Fernleaf',
    text,
    locale: 'en',
    ...changed,
  })

  const posting = (security: Security, one: Letter, changed: Partial<Posting> = {}): Posting => ({
    settings: settings(security),
    name: 'Fernleaf',
    key: security === 'none' ? null : account.password,
    letter: one,
    ...changed,
  })

  const to = (email: string) => letter({ to: { customer: 'noa', email } })
  const last = (security: Security) => set.servers[security].letters.at(-1)
  return { settings, letter, posting, to, last }
}
