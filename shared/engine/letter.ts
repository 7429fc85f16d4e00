import type { Playbook } from '#shared/playbook/playbook.ts'
import type { Copy } from '#shared/copy/copy.ts'
import type { Letter } from './effects.ts'
import { verdictOn } from './letters.ts'
import { receiptOf } from './receipt.ts'
import { signedLines } from './signed-text.ts'
import type { Session } from './session.ts'
import { undoOf } from './undo.ts'

/** Where the receipt of a session stands for good, and the signature under it. */
export interface Standing {
  address: string
  signature: string
}

/** A letter for the customer: how it ended, the receipt with its signature, of a cancellation the thanks. */
export function letterOf(
  letter: Letter,
  session: Session,
  playbook: Playbook,
  copy: Copy,
  standing: Standing | null = null,
): { subject: string; text: string } {
  const { business } = session.started
  const receipt = receiptOf(session, playbook, copy)
  const proof = receipt === null ? [] : signedLines(receipt, business, copy)
  const signed = standing && receipt ? [`${copy.say('receipt.signature')}: ${standing.signature}`] : []
  const parts = [
    verdictOn(session, copy).join(' '),
    [...proof, ...signed].join('\n'),
    (receipt?.letter ?? []).join('\n\n'),
    receipt && standing ? `${whereItStands(session, copy)}\n${standing.address}` : '',
  ]
  const subject = copy.say(`mail.${letter}.subject`, { business })
  return { subject, text: parts.filter((part) => part !== '').join('\n\n') }
}

/** With the way to take a cancellation back, while there is one. It is no offer: the law of many places asks for it. */
function whereItStands(session: Session, copy: Copy): string {
  const undo = undoOf(session, new Date(session.lastAt), true)
  if (undo?.type !== 'open') return copy.say('mail.address')
  return undo.until === null
    ? copy.say('mail.address.undo.unknown')
    : copy.say('mail.address.undo', { ends: copy.day(undo.until) })
}
