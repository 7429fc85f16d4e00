/** What is told of made-up customers later, beside what the played year has: late, not at all, or otherwise. */
import type { Event } from '#shared/engine/events.ts'
import { chanceOf, type Chance } from '#shared/simulate/chance.ts'
import { dayMs } from '../exposed-rows.ts'

const later = (at: string, days: number): string => new Date(Date.parse(at) + days * dayMs).toISOString()

/** The log with such words, in the order in which they came. `late`: words of these instants came eight days later. */
export function withLaterWords(events: readonly Event[], seed: string, late: [string, string]): Event[] {
  const chance = chanceOf(71, seed)
  const ended = events.find((event) => event.type === 'ended')
  if (!ended) throw new Error('a played session has ended')
  if (chance.happens(2)) return asTest(events, ended.at)
  const all = events.map((event) => told(event, chance, late))
  all.push(...takenBack(ended, chance), ...toldBetween(ended, chance))
  const sorted = all.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
  return [...sorted, ...corrected(sorted, ended.at, chance)]
}

/** Of a test customer nothing is asked later. */
const asTest = (events: readonly Event[], ended: string): Event[] =>
  events
    .filter(({ at }) => at <= ended)
    .map((event) => (event.type === 'session_started' ? { ...event, mode: 'test' } : event))

function told(event: Event, chance: Chance, [from, until]: [string, string]): Event {
  if (event.type === 'offer_presented' || event.type === 'offer_accepted') return helped(event)
  if (event.type !== 'standing_seen') return event
  const isLate = event.at >= from && event.at < until && chance.happens(40)
  const seen = { ...event, at: isLate ? later(event.at, 8) : event.at }
  const { paid = 0 } = seen
  if (chance.happens(3)) return { ...without(seen), standing: 'unknown', voluntary: null }
  if (chance.happens(3)) return { ...seen, at: later(event.at, 20) }
  if (chance.happens(5)) return without(seen)
  if (paid > 0 && chance.happens(6)) return { ...seen, paid: paid - 300, refunded: 300 }
  return seen
}

/** Help costs something, which is missing from no invoice. */
function helped<E extends Event & { type: 'offer_presented' | 'offer_accepted' }>(event: E): E {
  const { terms } = event
  if (terms.kind !== 'guided_help') return event
  return { ...event, terms: { ...terms, cost: { ...terms.cost, amount: 450 } } }
}

type SeenEvent = Event & { type: 'standing_seen' }

/** Billing cannot say what was paid, and the tenant has told nothing of complaints. */
function without(seen: SeenEvent): SeenEvent {
  const { paid: _, refunded: __, complaints: ___, ...rest } = seen
  return rest
}

/** Asked for from the receipt, and done, given up, or still to be done. */
function takenBack({ at, ...ended }: Event & { type: 'ended' }, chance: Chance): Event[] {
  if (ended.outcome !== 'cancelled' || !chance.happens(8)) return []
  const asked: Event = { type: 'undo_asked', at: later(at, 0.5), turn: null }
  const of = {
    key: `${at}:take-back`,
    effect: 'take_back',
    late: false,
    at: later(at, 0.6),
    turn: null,
  } as const
  if (chance.happens(60)) return [asked, { type: 'effect_done', ...of }]
  return chance.happens(50) ? [asked, { type: 'effect_failed', why: 'refused', ...of }] : [asked]
}

/** Billing tells of an end by itself, on no day that is asked about. */
function toldBetween({ at, outcome }: Event & { type: 'ended' }, chance: Chance): Event[] {
  if (outcome === 'cancelled' || !chance.happens(4)) return []
  const occurred = later(at, chance.between(3, 50))
  const said = { type: 'billing_told', what: 'ended', standing: 'ended', voluntary: false } as const
  return [{ ...said, occurred, at: later(occurred, 0.1), turn: null }]
}

/** Support says what words meant. */
function corrected(events: readonly Event[], ended: string, chance: Chance): Event[] {
  const of = events.findIndex((event) => event.type === 'words_given')
  if (of < 0 || !chance.happens(30)) return []
  const at = later(ended, 0.2)
  return [
    { type: 'reading_corrected', of, intent: 'reason', reasons: ['competitor'], by: 'a', at, turn: null },
  ]
}
