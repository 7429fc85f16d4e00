import type { Copy } from '#shared/copy/copy.ts'
import { verdictOn } from './letters.ts'
import { receiptOf } from './receipt.ts'
import type { Frame, Turn } from '#shared/protocol/turn.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import type { Session } from './session.ts'
import { answeredObjection } from './objections.ts'
import { kindOf } from './steps/kinds.ts'
import { isGrave } from './steps/route.ts'

/** Longest comment that is repeated back in full, in UTF-16 code units. */
const shortEnoughToEcho = 140

/**
 * The one function that turns a session into what the customer may see. What it leaves out cannot leak or be forged.
 * `address`: where its receipt stands.
 */
export function show(compiled: Compiled, session: Session, plain: Copy, address: string | null = null): Turn {
  const copy = plain.inStyle(isGrave(session.reasons) ? null : session.style)
  if (session.outcome !== null) return ended(compiled, session, copy, address)
  const step = compiled.playbook.flow.steps[session.step]
  if (!step) throw new Error(`no step ${session.step}`)
  const { messages, input, skip } = kindOf(step).show(step, session, compiled, copy)
  const answered = answeredObjection(session, copy)
  const heard = answered.length > 0 ? answered : echo(session, copy)
  return {
    number: session.turn,
    messages: heardInPassing(session) ? heard : [...heard, ...messages].slice(0, 2),
    input,
    words: { label: copy.say('words.label'), send: copy.say('words.send') },
    skip,
    back: session.trail.length > 0 ? copy.say('back') : null,
    wayOut: input.type === 'confirm' ? null : copy.say('way_out'),
    outcome: null,
    receipt: null,
  }
}

/** What the frame around the turns says, once. */
export function frameOf(session: Session, copy: Copy): Frame {
  const { business } = session.started
  return {
    locale: copy.tag,
    direction: copy.direction,
    title: copy.say('frame.title', { business }),
    close: copy.say('frame.close'),
    closeNote: copy.say('frame.close_note'),
    sending: copy.say('frame.sending'),
    print: copy.say('frame.print'),
    done: copy.say('frame.done'),
    you: copy.say('frame.you'),
    us: business,
  }
}

/** Words that left the question open; what was said before it is not said again. */
const heardInPassing = (session: Session): boolean => session.heard !== null && session.asked === session.step

/** Words are acknowledged once, in the customer's own wording where they are short (S4.7). */
function echo(session: Session, copy: Copy): string[] {
  if (session.heard === null) return []
  if (heardInPassing(session)) return [copy.say('heard.stays')]
  const text = session.heard.trim().replaceAll(/\s+/g, ' ')
  return [text.length > shortEnoughToEcho ? copy.say('heard.long') : copy.say('heard.short', { text })]
}

function ended(compiled: Compiled, session: Session, copy: Copy, address: string | null): Turn {
  const open = !session.parted && session.outcome !== 'abandoned'
  return {
    number: session.turn,
    messages: session.parted ? [copy.say('feedback.thanks')] : verdictOn(session, copy),
    input: null,
    words: open ? { label: copy.say('feedback.label'), send: copy.say('words.send') } : null,
    skip: null,
    back: null,
    wayOut: null,
    outcome: session.outcome,
    receipt: receiptOf(session, compiled.playbook, copy, address),
  }
}
