/** Customers of an experiment one by one, as the rows of an instant tell of them: docs/outcomes.md, *Rollups*. */
import { stood, type CountedRow } from '#tests/figures/by-hand.ts'
import { decimalsOf } from '#shared/money.ts'
import { dayMs } from '../exposed-rows.ts'
import type { Document } from './documents.ts'
import { grouped } from './grouped.ts'

export interface Subject {
  row: CountedRow
  phase: number
  arm: string
  /** Of the exposure. */
  at: string
  day: string
  /** Whole days after which they began another conversation first. */
  cameBack: number | null
  currency: string
}

export const wholeDays = (from: string, until: string): number =>
  Math.max(0, Math.floor((Date.parse(until) - Date.parse(from)) / dayMs))

export function subjectsIn(rows: readonly CountedRow[], { id }: Document): Subject[] {
  const live = rows.filter(({ mode }) => mode === 'live')
  const customers = grouped(live, ({ customer }) => customer)
  return live.flatMap((row) =>
    (row.exposed ?? [])
      .filter(({ experiment }) => experiment === id)
      .map(({ phase, arm, at }) => {
        const returns = (customers.get(row.customer) ?? []).flatMap(({ began, again = [] }) =>
          again
            .filter((one) => one.experiment === id && one.phase === phase)
            .map(({ since }) => wholeDays(since, began)),
        )
        const cameBack = returns.length === 0 ? null : Math.min(...returns)
        const currency = row.pays?.monthly.currency ?? ''
        return { row, phase, arm, at, day: at.slice(0, 10), cameBack, currency }
      }),
  )
}

/** Two whole days and ten minutes after the last customer of their day has come to the horizon. */
export const isClosed = ({ day }: Pick<Subject, 'day'>, horizon: number, now: number): boolean =>
  Date.parse(day) + (horizon + 3) * dayMs + 600_000 <= now

/** What was seen for the day, no more than two weeks late. */
function seenOn({ row: { followed } }: Subject, on: number) {
  const seen = followed?.seen.find((one) => one.day === on)
  const isTimely = followed && seen && Date.parse(seen.at) <= Date.parse(followed.from) + (on + 14) * dayMs
  return isTimely ? seen : undefined
}

/** Offers whose cost is missing from no invoice. */
const costsApart = ['benefit', 'service_fix', 'guided_help', 'contact']

export interface Later {
  /** Null: it is not known how they stood. */
  isKept: boolean | null
  isInvoluntary: boolean
  /** Minor units since the exposure; null where billing cannot say. */
  paid: number | null
  value: number | null
  /** Null where nobody told. */
  isRefunded: boolean | null
  hasComplained: boolean | null
}

export function laterOf(one: Subject, on: number): Later {
  const [seen, told, took] = [seenOn(one, on), stood(one.row, on), one.row.took]
  const paid = told === null ? null : (seen?.paid ?? null)
  const apart = took && costsApart.includes(took.kind) ? took.cost.amount : 0
  const isAny = (count: number | undefined) => (count === undefined ? null : count > 0)
  return {
    isKept: told === null ? null : told === 'paying',
    isInvoluntary: told !== null && seen?.voluntary === false,
    paid,
    value: paid === null ? null : paid - apart,
    isRefunded: isAny(seen?.refunded),
    hasComplained: isAny(seen?.complaints),
  }
}

/** Money of those of whom it is known, in whole units of a currency, a customer counting for the cap at most. */
export function moneyOf(all: readonly Subject[], on: number, currency: string, cap = Infinity) {
  return all
    .filter((one) => one.currency === currency)
    .flatMap((one) => {
      const { paid, value } = laterOf(one, on)
      if (paid === null || value === null) return []
      const unit = 10 ** decimalsOf(currency)
      const capped = Math.min(cap, Math.max(-cap, value))
      return [{ value: capped / unit, isPayer: paid > 0, cost: (one.row.took?.cost.amount ?? 0) / unit }]
    })
}

/** Whole days from the exposure until they were first known not to pay; null where no loss is known. */
export function lostAt({ row: { outcome, undone, followed, told }, at }: Subject): number | null {
  if (outcome === 'cancelled' && undone?.state !== 'done') return 0
  const isLoss = (standing: string) => standing !== 'paying' && standing !== 'unknown'
  const ages = (followed?.seen ?? [])
    .filter(({ standing }) => isLoss(standing))
    .map((seen) => Math.max(seen.day, wholeDays(at, seen.at)))
  if (told && isLoss(told.standing)) ages.push(wholeDays(at, told.occurred))
  return ages.length === 0 ? null : Math.min(...ages)
}

export const hasStayed = ({ row: { outcome } }: Subject): boolean => outcome === 'saved' || outcome === 'kept'
