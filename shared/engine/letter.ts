import type { Playbook } from '#shared/playbook/playbook.ts'
import type { Copy } from '#shared/copy/copy.ts'
import type { Letter } from './effects.ts'
import { verdictOn } from './letters.ts'
import { receiptOf } from './receipt.ts'
import { signedLines } from './signed-text.ts'
import type { Session } from './session.ts'
import { undoOf } from './undo.ts'

/** The signature under the receipt of a session; and where it stands for good, where that is known. */
export interface Proof {
  address: string | null
  signature: string
}

/** A letter on what was decided: how it ended, the receipt with its signature, of a cancellation the thanks. */
export function letterOf(
  letter: Exclude<Letter, 'survey'>,
  session: Session,
  playbook: Playbook,
  copy: Copy,
  proof: Proof | null = null,
): { subject: string; text: string } {
  const { business } = session.started
  const receipt = receiptOf(session, playbook, copy)
  const lines = receipt === null ? [] : signedLines(receipt, business, copy)
  const signed = proof && receipt ? [`${copy.say('receipt.signature')}: ${proof.signature}`] : []
  const parts = [
    verdictOn(session, copy).join(' '),
    [...lines, ...signed].join('\n'),
    (receipt?.letter ?? []).join('\n\n'),
    receipt && proof?.address ? `${whereItStands(session, copy)}\n${proof.address}` : '',
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
