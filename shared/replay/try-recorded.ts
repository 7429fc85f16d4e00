import type { Outcome } from '#shared/protocol/outcome.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import { compare, type Brief, type BriefResponse, type Comparison } from './compare.ts'
import { isPlayable, playRecorded, type Playable } from './play-recorded.ts'
import { purseOf } from './purse.ts'
import type { RecordedSession } from './recorded.ts'
import type { Replay } from './replay.ts'
import { resultOf, type Response, type Result } from './result.ts'
import { refusedOf, totalsOf } from './totals.ts'

/** An offer by its id, or null for none, and how often. */
export type Tally = { offer: string | null; times: number }[]

/** What was offered: truly, and by each playbook. */
export interface Sides {
  truth: Tally
  live: Tally
  draft: Tally
}

/** A draft beside the live playbook and beside what truly happened, over recorded sessions. */
export interface RecordedTry {
  live: string
  draft: string
  /** The first and the last day on which a session that was played began; null where none was. */
  from: string | null
  until: string | null
  played: number
  /** Recorded before facts were kept with a session, and so not played. */
  unplayed: number
  /** Reasons that were given and that the draft does not know. */
  lost: { reason: string; sessions: number }[]
  tiers: Comparison['tiers']
  /** How they truly ended. */
  outcomes: Record<Outcome, number>
  /** Sessions in which an offer was passed over because its budget had run out. */
  overBudget: { live: number; draft: number }
  /** Sessions in which the draft's offers are other ones, or cost something else, than those of the live playbook. */
  answered: number
  changes: AnswerChange[]
  reasons: ReasonSides[]
  /** Minor units by currency: all first offers if accepted, by each playbook and truly; and those truly accepted. */
  cost: { currency: string; live: number; draft: number; made: number; accepted: number }[]
  /** Those who stayed for an offer: to how many would each playbook make an offer of that kind again? */
  saved: { sessions: number; live: number; draft: number }
}

/** In how many sessions with a reason one offer takes the place of another; null is none. */
export interface AnswerChange {
  reason: string | null
  attempt: 'first' | 'second'
  from: string | null
  to: string | null
  sessions: number
}

export interface ReasonSides {
  reason: string | null
  sessions: number
  first: Sides
  second: Sides
}

/** Sessions played between two pauses. */
const atOnce = 20

/** Each session is played on its own day, twice, the oldest first. Nothing is recorded and nobody is asked. */
export function tryRecorded(live: Compiled, draft: Compiled, all: readonly RecordedSession[]): RecordedTry {
  const trying = tryInSteps(live, draft, all)
  for (;;) {
    const step = trying.next()
    if (step.done) return step.value
  }
}

/** The same with pauses, for whoever has other work to do in between. */
export function* tryInSteps(
  live: Compiled,
  draft: Compiled,
  all: readonly RecordedSession[],
): Generator<undefined, RecordedTry> {
  // In the order in which they began: that is how budgets are used up.
  const sessions = all.filter(isPlayable).toSorted((a, b) => a.began.localeCompare(b.began))
  const before = yield* played(live, sessions)
  const after = yield* played(draft, sessions)
  const comparison = compare(before, after)
  const changed = comparison.changed.flatMap(changesOf)
  return {
    live: before.playbook,
    draft: after.playbook,
    from: sessions[0]?.began.slice(0, 10) ?? null,
    until: sessions.at(-1)?.began.slice(0, 10) ?? null,
    played: sessions.length,
    unplayed: all.length - sessions.length,
    lost: lostReasons(draft, sessions),
    tiers: comparison.tiers,
    outcomes: outcomesOf(sessions),
    overBudget: { live: comparison.overBudget.before, draft: comparison.overBudget.after },
    answered: new Set(changed.map(({ session }) => session)).size,
    changes: counted(changed),
    reasons: byReason(sessions, before.results, after.results),
    cost: costs(comparison.cost, sessions),
    saved: savedAgain(sessions, before.results, after.results),
  }
}

function* played(compiled: Compiled, sessions: readonly Playable[]): Generator<undefined, Replay> {
  const purse = purseOf(compiled.playbook)
  const results: Result[] = []
  for (const [index, session] of sessions.entries()) {
    if (index % atOnce === 0) yield
    results.push(resultOf(compiled, playRecorded(compiled, session, purse)))
  }
  return {
    playbook: compiled.playbook.name,
    at: '',
    rows: sessions.length,
    results,
    totals: totalsOf(compiled, results),
    refused: refusedOf(results),
    problems: [],
  }
}

function outcomesOf(sessions: readonly Playable[]): RecordedTry['outcomes'] {
  const counts = { saved: 0, kept: 0, cancelled: 0, abandoned: 0 }
  for (const { outcome } of sessions) counts[outcome] += 1
  return counts
}

function lostReasons(draft: Compiled, sessions: readonly Playable[]): RecordedTry['lost'] {
  const unknown = sessions.flatMap(({ reasons }) => reasons.filter((reason) => !draft.reasons.has(reason)))
  return tally(unknown).map(({ offer: reason, times }) => ({ reason: reason ?? '', sessions: times }))
}

interface Changed extends Omit<AnswerChange, 'sessions'> {
  session: string
}

function changesOf({ customer, reasons, before, after }: Comparison['changed'][number]): Changed[] {
  return (['first', 'second'] as const).flatMap((attempt: keyof Omit<Brief, 'tier'>): Changed[] => {
    const [from, to] = [before[attempt], after[attempt]]
    if (madeIn(from) === madeIn(to)) return []
    return [{ session: customer, reason: reasons[0] ?? null, attempt, from: offerIn(from), to: offerIn(to) }]
  })
}

const offerIn = (response: BriefResponse): string | null =>
  response && 'offer' in response ? response.offer : null
/** With its cost: one offer under two prices is a change. */
const madeIn = (response: BriefResponse): string | null =>
  response && 'offer' in response ? JSON.stringify(response) : null

function counted(changed: readonly Changed[]): AnswerChange[] {
  const counts = new Map<string, AnswerChange>()
  for (const { session: _, ...change } of changed) {
    const key = JSON.stringify(change)
    counts.set(key, { ...change, sessions: (counts.get(key)?.sessions ?? 0) + 1 })
  }
  return [...counts.values()].toSorted((a, b) => b.sessions - a.sessions)
}

function byReason(
  sessions: readonly Playable[],
  live: readonly Result[],
  draft: readonly Result[],
): ReasonSides[] {
  const rows = sessions.map((session, index) => ({ session, live: live[index], draft: draft[index] }))
  const reasonOf = (row: (typeof rows)[number]) => row.live?.reasons[0] ?? row.draft?.reasons[0] ?? null
  const groups = new Map(rows.map((row) => [reasonOf(row), [] as typeof rows]))
  for (const row of rows) groups.get(reasonOf(row))?.push(row)
  const offered = (response: Response | null | undefined) =>
    response?.type === 'offer' ? response.offer : null
  return [...groups].map(([reason, group]) => {
    const sides = (attempt: 'first' | 'second', index: number): Sides => ({
      truth: tally(group.map(({ session }) => session.recorded.offers[index]?.offer ?? null)),
      live: tally(group.map((row) => offered(row.live?.[attempt]))),
      draft: tally(group.map((row) => offered(row.draft?.[attempt]))),
    })
    return { reason, sessions: group.length, first: sides('first', 0), second: sides('second', 1) }
  })
}

function tally(offers: readonly (string | null)[]): Tally {
  const counts = new Map<string | null, number>()
  for (const offer of offers) counts.set(offer, (counts.get(offer) ?? 0) + 1)
  return [...counts].map(([offer, times]) => ({ offer, times })).toSorted((a, b) => b.times - a.times)
}

function costs(compared: Comparison['cost'], sessions: readonly Playable[]): RecordedTry['cost'] {
  const made = sumsOf(sessions.flatMap(({ recorded }) => recorded.offers.slice(0, 1)))
  const accepted = sumsOf(
    sessions.flatMap(({ recorded, accepted }) => recorded.offers.filter(({ offer }) => offer === accepted)),
  )
  const currencies = new Set([
    ...compared.map(({ currency }) => currency),
    ...made.keys(),
    ...accepted.keys(),
  ])
  return [...currencies].toSorted().map((currency) => {
    const { before: live = 0, after: draft = 0 } = compared.find((one) => one.currency === currency) ?? {}
    return { currency, live, draft, made: made.get(currency) ?? 0, accepted: accepted.get(currency) ?? 0 }
  })
}

function sumsOf(offers: Playable['recorded']['offers']): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { cost } of offers) sums.set(cost.currency, (sums.get(cost.currency) ?? 0) + cost.amount)
  return sums
}

function savedAgain(
  sessions: readonly Playable[],
  live: readonly Result[],
  draft: readonly Result[],
): RecordedTry['saved'] {
  const saved = { sessions: 0, live: 0, draft: 0 }
  for (const [index, { recorded, accepted }] of sessions.entries()) {
    const kind = recorded.offers.find(({ offer }) => offer === accepted)?.kind
    if (kind === undefined) continue
    const again = (result: Result | undefined): number =>
      [result?.first, result?.second].some((one) => one?.type === 'offer' && one.kind === kind) ? 1 : 0
    saved.sessions += 1
    saved.live += again(live[index])
    saved.draft += again(draft[index])
  }
  return saved
}
