import { addDays, dayOf } from '#shared/rules/derived.ts'
import type { FactKey, Facts } from '#shared/rules/facts.ts'
import { factKeys, factTable, needed, type FactRule, type FactSource } from './fact-table.ts'
import type { Stated } from './stated.ts'

/** Why a fact was not believed, or that nobody said it. */
export type Flag =
  | { fact: FactKey; kind: 'missing' }
  | { fact: FactKey; kind: 'stale'; source: FactSource; at: string }
  | { fact: FactKey; kind: 'contradictory'; sources: FactSource[] }

/** Who said each fact that was believed, and when. */
export type FactSources = Partial<Record<FactKey, { source: FactSource; at: string }>>

export interface Known {
  /** Null where billing did not say what offers are worked out from. */
  facts: Facts | null
  /** Believed even where billing cannot be asked: the law of a place does not wait for it. */
  place: string | null
  sources: FactSources
  flags: Flag[]
}

/** Days for which a word counts, where they differ from the table's. */
export type FactDays = Partial<Record<FactKey, number | undefined>>

interface Word {
  source: FactSource
  at: string
  value: unknown
}

/** What became of one fact: a value, who is believed for it, and what is odd about it. */
interface Settled {
  value: unknown
  from: Word | null
  flag: Flag | null
}

/**
 * All that was stated of a customer, made into what is known now. What is missing, stale or contradictory falls to
 * what leads to fewer offers, never to more, and says so. The order of the list does not matter.
 */
export function combine(stated: readonly Stated[], limits: FactDays, now: Date): Known {
  const all = new Map(factKeys.map((fact) => [fact, settled(fact, wordsOn(fact, stated), limits, now)]))
  for (const [fact, at] of outOfOrder(all, now)) all.set(fact, at)
  const entries = [...all]
  const isPriced = needed.every((fact) => (all.get(fact)?.from ?? null) !== null)
  const facts = Object.fromEntries(entries.map(([fact, { value }]) => [fact, value]))
  return {
    facts: isPriced ? (facts as Facts) : null,
    place: (facts as Facts).place,
    sources: Object.fromEntries(
      entries.flatMap(([fact, { from }]) => (from ? [[fact, { source: from.source, at: from.at }]] : [])),
    ),
    flags: entries.flatMap(([, { flag }]) => flag ?? []),
  }
}

/** The latest of what each source said of a fact; more than one where it said two things at once. */
function wordsOn(fact: FactKey, stated: readonly Stated[]): Word[] {
  const words = stated.flatMap(({ source, at, facts }) => {
    const value = facts[fact]
    return value === undefined ? [] : [{ source, at, value }]
  })
  return words.filter(({ source, at }) => words.every((other) => other.source !== source || other.at <= at))
}

function settled(fact: FactKey, words: readonly Word[], limits: FactDays, now: Date): Settled {
  const rule = factTable[fact]
  const days = limits[fact] ?? rule.days
  const since = days === null ? '' : new Date(now.getTime() - days * 86_400_000).toISOString()
  const inRanks = rule.ranks.map((rank) => words.filter(({ source }) => rank.includes(source)))
  const stale: Word[] = []
  for (const heard of inRanks) {
    const fresh = heard.filter(({ at }) => at >= since)
    const found = agreed(fact, fresh, rule)
    stale.push(...said(heard.filter(({ at }) => at < since)))
    // A billing that counts no anchors says *no* of everybody: that does not make an old *yes* any fresher.
    const isNews = found?.value !== rule.otherwise || found.flag !== null || stale.length === 0
    if (found && isNews) return found
  }
  const last = newest(stale)
  if (!last) return { value: rule.otherwise, from: null, flag: { fact, kind: 'missing' } }
  const flag: Flag = { fact, kind: 'stale', source: last.source, at: last.at }
  const kept = rule.burden ? largest(stale) : null
  return { value: kept?.value ?? rule.otherwise, from: kept, flag }
}

/** What the witnesses of one rank say; null where they say nothing. */
function agreed(fact: FactKey, heard: readonly Word[], rule: FactRule): Settled | null {
  const words = said(heard)
  const from = newest(words)
  if (!from) {
    // Where *none* is an answer, as of a smaller plan, whoever says it is believed.
    const none = rule.none ? newest(heard) : null
    return none && { value: null, from: none, flag: null }
  }
  const same = JSON.stringify(from.value)
  if (words.every(({ value }) => JSON.stringify(value) === same))
    return { value: from.value, from, flag: null }
  const sources = [...new Set(words.map(({ source }) => source))].toSorted()
  const kept = rule.burden ? largest(words) : null
  return { value: kept?.value ?? rule.otherwise, from: kept, flag: { fact, kind: 'contradictory', sources } }
}

const said = (words: readonly Word[]): Word[] => words.filter(({ value }) => value !== null)

/** By time, then by name of the source, so that no order of the list shows. */
const newest = (words: readonly Word[]): Word | null =>
  words.toSorted((a, b) => b.at.localeCompare(a.at) || a.source.localeCompare(b.source))[0] ?? null

const largest = (words: readonly Word[]): Word | null =>
  words.toSorted((a, b) => Number(b.value) - Number(a.value) || b.at.localeCompare(a.at))[0] ?? null

/** Days that cannot all be true: a customer since tomorrow, a contract that ended before it began. */
function outOfOrder(all: ReadonlyMap<FactKey, Settled>, now: Date): [FactKey, Settled][] {
  const dayIn = (fact: FactKey) => (all.get(fact)?.value ?? null) as string | null
  const since = dayIn('since')
  const [end, contractEnd] = [dayIn('periodEnd'), dayIn('contractEnd')]
  // Somewhere it is tomorrow already.
  const latest = [addDays(dayOf(now), 1), ...(end === null ? [] : [end])].toSorted()[0] ?? ''
  if (since !== null && since > latest) return [['since', disbelieved(all, 'since', 'periodEnd')]]
  if (since !== null && contractEnd !== null && contractEnd < since)
    return [['contractEnd', disbelieved(all, 'contractEnd', 'since')]]
  return []
}

function disbelieved(all: ReadonlyMap<FactKey, Settled>, fact: FactKey, because: FactKey): Settled {
  const sources = [fact, because].flatMap((one) => all.get(one)?.from?.source ?? [])
  return {
    value: factTable[fact].otherwise,
    from: null,
    flag: { fact, kind: 'contradictory', sources: [...new Set(sources)].toSorted() },
  }
}
