import { within } from '../../customer/patience.ts'
import type { SmtpSettings } from '../mail-settings.ts'
import { LetterUnsent, type Notifier } from '../notifier.ts'
import { Conversation } from './conversation.ts'
import { messageOf } from './message.ts'
import type { Wire } from './wire.ts'

interface Around {
  /** The business, as the customer knows it. */
  name: string
  key: string | null
  open: (settings: SmtpSettings) => Promise<Wire>
  now: () => Date
  /** Milliseconds for one letter, from the knock to the parting. */
  patience: number
}

/** One connection a letter: there is seldom a second one to send at the same time. */
export const smtp = (settings: SmtpSettings, { name, key, open, now, patience }: Around): Notifier => ({
  async send({ to, ...letter }) {
    if (to.email === null) throw new LetterUnsent('no_address')
    const message = messageOf({ ...letter, to: to.email }, { email: settings.from, name }, now())
    const line = { wire: null as Wire | null, isLate: false }
    const post = async (): Promise<'posted'> => {
      line.wire = await open(settings)
      const conversation = new Conversation(line.wire, { settings, key, to: to.email ?? '', message })
      try {
        if (!line.isLate) await conversation.post()
      } finally {
        await conversation.close()
      }
      return 'posted'
    }
    const posting = post()
    // What it says once nobody waits any more is of no use.
    posting.catch(() => undefined)
    if ((await within(patience, posting)) === 'posted') return
    line.isLate = true
    void line.wire?.close()
    throw new Error('the mail server is too slow')
  },
})
