/** The row of a session read off its log, event by event: with nothing of how the product folds one. */
import type { Event } from '#shared/engine/events.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import type { Terms } from '#shared/rules/terms.ts'
import type { CountedRow } from '#tests/figures/by-hand.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import { dayMs } from '../exposed-rows.ts'
import { grouped } from './grouped.ts'
import type { Log } from './played.ts'

type Of<T extends Event['type']> = Extract<Event, { type: T }>

const every = <T extends Event['type']>(log: Log, type: T): Of<T>[] =>
  log.filter((event): event is Of<T> => event.type === type)
const last = <T extends Event['type']>(log: Log, type: T): Of<T> | undefined => every(log, type).at(-1)

/** `all`: every log there is; those of the same customer say what was offered before. */
export function readRows(all: readonly Log[]): CountedRow[] {
  const customers = grouped(all, (log) => startOf(log).customer)
  return all.map((log) => readRow(log, customers.get(startOf(log).customer) ?? []))
}

function startOf(log: Log): Of<'session_started'> {
  const [start] = log
  if (start?.type !== 'session_started') throw new Error('a log begins with session_started')
  return start
}

function readRow(log: Log, own: readonly Log[]): CountedRow {
  const { session, customer, subscription, mode, locale, tier, trials = [], at, facts } = startOf(log)
  const ended = last(log, 'ended')
  if (!ended) throw new Error('a log that is read has an end')
  const presented = every(log, 'offer_presented')
  const accepted = last(log, 'offer_accepted')
  const told = last(log, 'billing_told')
  const [survey, exposed] = [last(log, 'survey_answered'), every(log, 'exposed')]
  const again = trials.flatMap(({ experiment, phase, since }) =>
    since ? [{ experiment, phase, since }] : [],
  )
  const [earlier, undone, leaving, followed] = [
    earlierOffers(log, own),
    undoneIn(log),
    leavingIn(log),
    followedIn(log),
  ]
  return {
    session,
    customer,
    subscription,
    mode,
    locale,
    tier,
    began: at,
    ended: ended.at,
    outcome: ended.outcome,
    reasons: reasonsIn(log),
    offers: presented.map(({ offer }) => offer),
    accepted: accepted?.offer ?? null,
    ...(undone && { undone }),
    ...(leaving && { leaving }),
    ...(followed && { followed }),
    ...(earlier !== null && { earlierOffers: earlier }),
    ...(told && {
      told: { what: told.what, standing: told.standing, voluntary: told.voluntary, occurred: told.occurred },
    }),
    ...(facts && { pays: { monthly: monthlyOf(facts), period: facts.period } }),
    ...(accepted && { took: { kind: accepted.terms.kind, cost: accepted.terms.cost } }),
    ...(survey && { survey: { score: survey.score, at: survey.at } }),
    ...(exposed.length > 0 && { exposed: exposed.map(withoutPlace) }),
    ...(again.length > 0 && { again }),
  }
}

/** What an event says, without what kind it is and which turn it answers. */
function withoutPlace<E extends Event>(event: E): Omit<E, 'type' | 'turn'> {
  const { type: _, turn: __, ...rest } = event
  return rest
}

const monthlyOf = ({ period, price }: NonNullable<Of<'session_started'>['facts']>) => ({
  amount: period === 'year' ? Math.round(price.amount / 12) : price.amount,
  currency: price.currency,
})

/** What support made of words takes the place of what was read from them; what was pressed stands. */
function reasonsIn(log: Log): string[] {
  const [given, corrected] = [last(log, 'reason_given'), last(log, 'reading_corrected')]
  const isRead = given === undefined || given.by === 'words'
  return isRead && corrected ? corrected.reasons : (given?.reasons ?? [])
}

function undoneIn(log: Log): SessionRow['undone'] {
  const asked = last(log, 'undo_asked')
  if (!asked) return undefined
  const isAbout = ({ effect }: { effect: string }) => effect === 'take_back'
  const done = every(log, 'effect_done').some(isAbout)
  const failed = every(log, 'effect_failed').some(isAbout)
  return { state: done ? 'done' : failed ? 'failed' : 'waiting', at: asked.at }
}

const confirmSteps = new Set(
  Object.entries(defaultPlaybook.flow.steps).flatMap(([id, { kind }]) => (kind === 'confirm' ? [id] : [])),
)

/** From the first word of leaving, or from where it is asked for, until it was confirmed. */
function leavingIn(log: Log): SessionRow['leaving'] {
  const asked = log.find(
    (event) => event.type === 'leave_asked' || (event.type === 'moved' && confirmSteps.has(event.to)),
  )
  const confirmed = every(log, 'cancel_confirmed')[0]
  if (!asked) return undefined
  const took = confirmed && Math.round((Date.parse(confirmed.at) - Date.parse(asked.at)) / 1000)
  return { asked: asked.at, ...(took !== undefined && { took }) }
}

/** From the first offer or exposure; of who stayed without either, from the end. Nobody asks after test customers. */
function followedIn(log: Log): SessionRow['followed'] {
  const ended = last(log, 'ended')
  const moments = [...every(log, 'offer_presented'), ...every(log, 'exposed')].map(({ at }) => at).toSorted()
  const hasStayed = ended?.outcome === 'saved' || ended?.outcome === 'kept'
  const from = moments[0] ?? (hasStayed ? ended.at : undefined)
  if (from === undefined || startOf(log).mode === 'test') return undefined
  const terms = last(log, 'offer_accepted')?.terms ?? null
  const seen = every(log, 'standing_seen').map(withoutPlace)
  return { from, kind: terms?.kind ?? null, judgedOn: terms && judgedOn(terms, from), seen }
}

/** Day 60, or the first of day 60 and 90 behind what costs nothing until then. */
function judgedOn(terms: Terms, from: string): number | null {
  const free = terms.kind === 'pause' || terms.kind === 'trial_extension' ? terms.until : ''
  const day = (after: number) => new Date(Date.parse(from) + after * dayMs).toISOString().slice(0, 10)
  return [60, 90].find((after) => day(after) > free) ?? null
}

/** Offers of the customer's earlier sessions that still counted when the first one was made here. */
function earlierOffers(log: Log, own: readonly Log[]): number | null {
  const [first] = every(log, 'offer_presented')
  if (!first) return null
  const oldest = Date.parse(first.at) - defaultPlaybook.limits.cooldownDays * dayMs
  return own
    .filter((other) => other !== log)
    .flatMap((other) => every(other, 'offer_presented'))
    .filter(({ at }) => at < first.at && Date.parse(at) > oldest).length
}

/** A row as it is reported, without what no figure is made of. */
export function asCounted(row: SessionRow): CountedRow {
  const { position: _, billing: __, recorded: ___, wish: ____, survey, ...rest } = row
  const { score, at } = survey ?? {}
  return { ...rest, ...(score !== undefined && at !== undefined && { survey: { score, at } }) }
}
