import type { Event } from '#shared/engine/events.ts'
import type { Session } from '#shared/engine/session.ts'
import { governing } from '#shared/engine/steps/route.ts'
import type { Step } from '#shared/playbook/playbook.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import { converse } from './play.ts'
import type { Purse } from './purse.ts'
import type { Recorded, RecordedSession } from './recorded.ts'

/** A session that can be played: its facts were kept. */
export type Playable = RecordedSession & { recorded: Recorded }

export const isPlayable = (session: RecordedSession): session is Playable => session.recorded !== null

/**
 * Plays one recorded session again, under any playbook, on its own day: the law in force then, the facts known then,
 * the reasons and the consent truly given, and the offers the customer had seen before. Every offer is declined, so
 * that the second is seen too. What the playbook does not know of the answers is left unsaid.
 */
export function playRecorded(compiled: Compiled, session: Playable, purse: Purse): Event[] {
  const { facts, earlier, evidence } = session.recorded
  const played = {
    customer: session.session,
    facts,
    at: new Date(session.began),
    earlier,
    purse,
    ...(evidence && { evidence }),
  }
  return converse(compiled, played, (now, step) => replies[step.kind](session, now, compiled))
}

type Reply = (played: Playable, now: Session, compiled: Compiled) => Answer

const leaving: Answer = { type: 'leaving' }
const skipped: Answer = { type: 'skipped' }

const replies: Record<Step['kind'], Reply> = {
  ask: ({ reasons, recorded }, _now, compiled) => {
    const known = reasons.filter((reason) => compiled.reasons.has(reason))
    if (known.length > 0) return { type: 'chose', options: known }
    return recorded.left ? leaving : skipped
  },
  listen: ({ recorded }, now, compiled) => {
    if (recorded.left) return leaving
    const options = governing(compiled, now.reasons)?.probe?.options ?? []
    const said = recorded.said.filter((option) => options.includes(option))
    return said.length > 0 ? { type: 'chose', options: said } : skipped
  },
  permit: ({ recorded }) => {
    if (recorded.left) return leaving
    return { type: recorded.permitted === false ? 'declined' : 'accepted' }
  },
  offer: () => ({ type: 'declined' }),
  confirm: () => ({ type: 'accepted' }),
}
