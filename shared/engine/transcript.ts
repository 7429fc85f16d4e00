import type { Copy } from '#shared/copy/copy.ts'
import { acceptOf } from '#shared/copy/offer-card.ts'
import type { Said, Turn } from '#shared/protocol/turn.ts'
import { inOrder, type Compiled } from '#shared/rules/compiled.ts'
import type { Event } from './events.ts'
import { evolve, sessionOf } from './fold.ts'
import { show } from './show.ts'

/** All that was said up to the turn on the table, told again from the log: for a page reloaded, and for the record. */
export function transcript(compiled: Compiled, events: readonly Event[], copy: Copy): Said[] {
  const said: Said[] = []
  const byTurn = groupByTurn(events)
  let session = sessionOf(byTurn[0] ?? [])
  for (const answer of byTurn.slice(1)) {
    const turn = show(compiled, session, copy)
    said.push(...spoken(turn))
    const text = replyOf(answer, turn, compiled, copy)
    if (text !== null) said.push({ by: 'customer', text })
    session = answer.reduce(evolve, session)
  }
  return said
}

/** The sentences of one turn, its question included. */
export function spoken(turn: Turn): Said[] {
  const question =
    turn.input === null
      ? null
      : turn.input.type === 'choice' || turn.input.type === 'text'
        ? turn.input.label
        : turn.input.title
  return [...turn.messages, ...(question === null ? [] : [question])].map((text) => ({ by: 'parley', text }))
}

/** Events the customer caused, one group an answer; what happened without them joins the group before. */
function groupByTurn(events: readonly Event[]): Event[][] {
  const groups: Event[][] = []
  let current: number | null = null
  for (const event of events) {
    if (event.turn !== null && event.turn !== current) {
      current = event.turn
      groups.push([])
    }
    groups.at(-1)?.push(event)
  }
  return groups
}

/** The customer's side of one answer, in the words of the control they pressed, or their own (`said`). */
function replyOf(events: readonly Event[], turn: Turn, compiled: Compiled, copy: Copy): string | null {
  const said = events.some((event) => event.type === 'words_given')
  const parts = events
    .map((event) => replyPart(event, said, turn, compiled, copy))
    .filter((part) => part !== null)
  return parts.length === 0 ? null : [...new Set(parts)].join(' · ')
}

function replyPart(event: Event, said: boolean, turn: Turn, compiled: Compiled, copy: Copy): string | null {
  switch (event.type) {
    case 'words_given':
      return event.text ?? copy.say('words.erased')
    case 'reason_given':
      if (event.by === 'words' || event.reasons.length === 0) return null
      return inOrder(compiled, event.reasons)
        .map(({ id }) => copy.say(`reason.${id}`))
        .join(' · ')
    case 'probe_answered':
      return event.options.length === 0
        ? null
        : event.options.map((id) => copy.say(`probe.option.${id}`)).join(' · ')
    case 'question_skipped':
      return turn.skip
    case 'offers_permitted':
      return copy.say(event.permitted ? 'permit.yes' : 'permit.no')
    case 'offer_accepted':
      return acceptOf(event.terms, copy)
    case 'cancel_confirmed':
      return confirmedBy(event.endsOn, turn, copy)
    case 'offer_declined':
      return said ? null : copy.say('offer.decline')
    case 'leave_asked':
      return said ? null : turn.wayOut
    case 'ended':
      return event.outcome === 'kept' && turn.input?.type === 'confirm' ? turn.input.decline : null
    case 'moved':
      return event.back ? turn.back : null
    default:
      return null
  }
}

/** Of two ways to confirm, the one that names the day it ended on. */
function confirmedBy(endsOn: string | null, { input }: Turn, copy: Copy): string {
  if (endsOn === null || input?.type !== 'confirm') return copy.say('confirm.accept')
  const named = copy.say('confirm.later', { until: copy.day(endsOn) })
  return input.more.some(({ label }) => label === named) ? named : copy.say('confirm.accept')
}
