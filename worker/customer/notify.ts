import { copyFor } from '#shared/copy/copy.ts'
import type { Letter } from '#shared/engine/effects.ts'
import { letterOf, type Proof } from '#shared/engine/letter.ts'
import { receiptOf } from '#shared/engine/receipt.ts'
import { signedLines } from '#shared/engine/signed-text.ts'
import { surveyLetter } from '#shared/engine/survey-letter.ts'
import type { Env } from '../env.ts'
import { receiptKeys } from '../identity/receipt-keys.ts'
import { signReceipt } from '../identity/receipt-signature.ts'
import { LetterRefused, LetterUnsent } from '../notify/notifier.ts'
import { notifierFor } from '../wire.ts'
import type { Book } from './book.ts'
import type { Kept } from './event-log.ts'
import type { Settled, Waiting } from './outbox.ts'

/** Tries of one letter: with the pauses between them a little more than three days. */
const mostTries = 100

/**
 * Writes to the customer. An address that takes no letter is left alone from then on; who has none finds the letter at
 * the address of their receipt.
 */
export async function notify(
  { key, attempts }: Pick<Waiting, 'key' | 'attempts'>,
  letter: Letter,
  kept: Kept,
  { book, env }: { book: Book; env: Env },
): Promise<Settled> {
  const { tenant, customer } = kept.session.started
  const reached = book.contact.get()
  if (reached?.stopped) return { type: 'done', unsent: 'address_stopped' }
  const email = reached?.email ?? null
  const words = await wordsOf(letter, kept, book, env)
  if (words === null) return { type: 'failed', why: 'there is no address for this letter to name' }
  try {
    await notifierFor(env, tenant).send({ to: { customer, email }, key, ...words })
    return { type: 'done' }
  } catch (fault) {
    if (fault instanceof LetterUnsent) return { type: 'done', unsent: fault.why }
    if (fault instanceof LetterRefused) {
      if (fault.what === 'address' && email !== null) book.contact.stop(email, 'bounced')
      return { type: 'failed', why: fault.message }
    }
    if (attempts + 1 >= mostTries) return { type: 'failed', why: 'the mail could not be sent for three days' }
    throw fault
  }
}

/** Null where the letter leads to a page, and nobody has said where this server is reached. */
async function wordsOf(letter: Letter, kept: Kept, book: Book, env: Env) {
  const { session } = kept
  const { playbook } = book.compiledFor(session)
  const copy = copyFor(session.started.locale, playbook.words)
  if (letter !== 'survey') {
    const proof = await proofOf(session, book, env)
    return { ...letterOf(letter, session, playbook, copy, proof), locale: copy.tag }
  }
  const address = await book.addresses.survey(session.started.session)
  const words = address && surveyLetter(kept, address, copy)
  return words ? { ...words, locale: copy.tag } : null
}

/** Null where no receipt is kept of such a session. */
async function proofOf(session: Kept['session'], book: Book, env: Env): Promise<Proof | null> {
  const { playbook } = book.compiledFor(session)
  const { locale, business, session: id } = session.started
  const copy = copyFor(locale, playbook.words)
  const receipt = receiptOf(session, playbook, copy)
  if (receipt === null) return null
  const address = await book.addresses.make(id)
  const text = signedLines(receipt, business, copy).join('\n')
  return { address, signature: await signReceipt(text, await receiptKeys(env)) }
}
