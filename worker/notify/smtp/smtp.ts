import { within } from '../../patience.ts'
import type { SmtpSettings } from '../mail-settings.ts'
import { LetterUnsent, type Notifier } from '../notifier.ts'
import { Conversation } from './conversation.ts'
import { messageOf } from './message.ts'
import type { Wire } from './wire.ts'

/**
 * Milliseconds for the answer to a letter that has left: given up too soon, one that was taken is sent again. RFC 5321
 * (4.5.3.2.6) has ten minutes.
 */
const usualTaking = 60_000
/** Milliseconds for the parting. */
const usualParting = 1000

interface Around {
  /** The business, as the customer knows it. */
  name: string
  key: string | null
  open: (settings: SmtpSettings) => Promise<Wire>
  now: () => Date
  /** Milliseconds for one letter, from the knock until it has left. */
  patience: number
  patienceForTaking?: number
  patienceForParting?: number
}

/** One connection a letter: there is seldom a second one to send at the same time. */
export const smtp = (settings: SmtpSettings, around: Around): Notifier => ({
  async send({ to, ...letter }) {
    const { name, key, open, now, patience } = around
    const { patienceForTaking = usualTaking, patienceForParting = usualParting } = around
    const { email } = to
    if (email === null) throw new LetterUnsent('no_address')
    const message = messageOf({ ...letter, to: email }, { email: settings.from, name }, now())
    const line: { talk: Conversation | null; isOver: boolean } = { talk: null, isOver: false }
    const post = async (): Promise<Conversation> => {
      const talk = (line.talk = new Conversation(await open(settings), { settings, key, to: email, message }))
      if (line.isOver) {
        void talk.close()
        throw new Error('the mail server opened too late')
      }
      await talk.post()
      return talk
    }
    const posting = post()
    // What it says once nobody waits any more is of no use.
    posting.catch(() => undefined)
    try {
      const posted =
        (await within(patience, posting)) ??
        (line.talk?.isOut ? await within(patienceForTaking, posting) : undefined)
      if (!posted) throw new Error('the mail server is too slow')
      await within(patienceForParting, posted.part())
    } finally {
      line.isOver = true
      void line.talk?.close()
    }
  },
})
