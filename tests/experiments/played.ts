/** Made-up customers of an experiment, and the sums a tenant's object would have of them. */
import { cellsOf, closesAt, noCounts, noSums, type Cell } from '#shared/outcomes/cohort.ts'
import type { ArmSums, ExperimentSums, Exposed, Matured } from '#shared/outcomes/experiment-sums.ts'
import type { ExposedCustomer } from '#shared/outcomes/exposed-customer.ts'
import { segmentKinds, type SegmentCell } from '#shared/outcomes/segments.ts'
import type { Money } from '#shared/money.ts'
import { dayMs } from '#shared/retention.ts'

export interface Played {
  phase: number
  day: string
  arm: string
  cameBack: number | null
  customer: ExposedCustomer
}

/** A number from 0 to 1, the same sequence for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

export interface Truth {
  /** The chance that a customer of the arm is kept at 60 and 90. */
  kept: number
  /** Minor units that one who is kept has paid by then. */
  pays: number
  accepts: number
  /** Of those who are not kept and accept nothing: the chance that they get to cancel at once. Some others fall silent. */
  leaves: number
  /** The chance that something is given back to one, and that one complains; left out where nobody tells. */
  refunds?: number
  complains?: number
}

export interface Spec {
  phase: number
  from: string
  days: number
  perDay: number
  /** Arms in turn get customers in proportion to these. */
  weights: Readonly<Record<string, number>>
}

const horizons = [30, 60, 90]

/** Customers of one phase: the arm by chance, all else by the truth of the arm. */
export function play(spec: Spec, truths: Readonly<Record<string, Truth>>, random: () => number): Played[] {
  const whole = Object.values(spec.weights).reduce((sum, weight) => sum + weight, 0)
  return Array.from({ length: spec.days * spec.perDay }, (_, index) => {
    let left = random() * whole
    const arm = Object.entries(spec.weights).find(([, weight]) => (left -= weight) < 0)?.[0] ?? ''
    const truth = truths[arm]!
    const day = dayAfter(spec.from, Math.floor(index / spec.perDay))
    return {
      phase: spec.phase,
      day,
      arm,
      cameBack: random() < 0.1 ? Math.floor(random() * 80) : null,
      customer: { ...groupOf(index), ...customerOf(truth, random) },
    }
  })
}

const reasons = ['price', 'unused', null, 'price'] as const

/** Who they were before they were in an arm, so that no number of chance is spent on it. */
const groupOf = (index: number) => ({
  horizon: 60,
  reason: reasons[index % reasons.length] ?? null,
  tier: index % 3 === 0 ? 'preferred' : 'standard',
  period: index % 5 === 0 ? ('year' as const) : ('month' as const),
})

function customerOf(
  truth: Truth,
  random: () => number,
): Omit<ExposedCustomer, keyof ReturnType<typeof groupOf>> {
  const accepted = random() < truth.accepts
  const isKept = random() < truth.kept
  const leaves = !accepted && !isKept && random() < truth.leaves
  const isSilent = !accepted && !isKept && !leaves && random() < 0.5
  const lostAt = isKept ? null : leaves ? 0 : 1 + Math.floor(random() * 55)
  const currency = random() < 0.95 ? 'USD' : 'EUR'
  const cost = accepted ? 1500 : 0
  return {
    currency,
    monthly: 4900,
    cost,
    accepted,
    deflected: !leaves && !isSilent,
    askedToLeave: leaves || random() < 0.2,
    secondsToLeave: leaves ? 20 + Math.floor(random() * 40) : null,
    lostAt,
    later: horizons.map((horizon) => {
      const isThere = lostAt === null || lostAt > horizon
      const isKnown = random() < 0.97
      const paid = isThere ? truth.pays + Math.floor(random() * 2000) : Math.floor(random() * 500)
      return {
        horizon,
        kept: isKnown ? (isThere ? 1 : 0) : null,
        involuntary: isKnown && !isThere && random() < 0.15,
        paid: isKnown ? paid : null,
        value: isKnown ? paid : null,
        refunded: truth.refunds === undefined || !isKnown ? null : random() < truth.refunds,
        complained: truth.complains === undefined ? null : random() < truth.complains,
      }
    }),
  }
}

/** By hand and one by one, as slow as it likes: what the tables of a tenant add up. */
export function sumsOf(all: readonly Played[], today: string, cap: Money | null): ExperimentSums[] {
  const phases = [...new Set(all.map(({ phase }) => phase))]
  return phases.map((phase) => {
    const own = all.filter((one) => one.phase === phase)
    const arms = [...new Set(own.map(({ arm }) => arm))].toSorted()
    return {
      experiment: 'pause-length',
      phase,
      arms: arms.map((arm) =>
        armSums(
          arm,
          own.filter((one) => one.arm === arm),
          today,
          cap,
        ),
      ),
      restated: [],
      segments: segmentsOf(own.filter(({ day }) => isClosed(day, 60, today))),
    }
  })
}

function segmentsOf(closed: readonly Played[]): SegmentCell[] {
  const named = closed.flatMap(({ arm, customer }) =>
    segmentKinds.map((by) => ({ arm, by, key: customer[by] ?? '', customer })),
  )
  const names = [...new Set(named.map(({ arm, by, key }) => JSON.stringify({ arm, by, key })))].toSorted()
  return names.map((name) => {
    const { arm, by, key } = JSON.parse(name) as Pick<SegmentCell, 'arm' | 'by' | 'key'>
    const own = named.filter((one) => one.arm === arm && one.by === by && one.key === key)
    const known = own.flatMap(
      ({ customer }) => customer.later.find(({ horizon }) => horizon === 60)?.kept ?? [],
    )
    const kept = known.filter((one) => one === 1).length
    return { arm, by, key, n: own.length, known: known.length, kept }
  })
}

/** Whether a day is closed by the end of `today`'s first hour. */
export const isClosed = (day: string, horizon: number, today: string): boolean =>
  closesAt(day, horizon) <= Date.parse(today) + 3_600_000

function armSums(arm: string, all: readonly Played[], today: string, cap: Money | null): ArmSums {
  const days = [...new Set(all.map(({ day }) => day))].toSorted()
  const on = (day: string) => all.filter((one) => one.day === day)
  const lost: number[] = []
  for (const { customer } of all)
    if (customer.lostAt !== null) {
      while (lost.length <= customer.lostAt) lost.push(0)
      lost[customer.lostAt] = lost[customer.lostAt]! + 1
    }
  return {
    arm,
    exposed: exposedOf(all),
    exposedOn: days.map((day) => ({
      day,
      n: on(day).length,
      lost: on(day).filter(({ customer }) => customer.lostAt !== null).length,
    })),
    lost,
    matured: horizons.flatMap((horizon) => {
      const closed = days.filter((day) => isClosed(day, horizon, today))
      return closed.length === 0
        ? []
        : [
            maturedOf(
              horizon,
              closed.map((day) => ({ day, cells: cellsOf(on(day), horizon, cap) })),
            ),
          ]
    }),
  }
}

function exposedOf(all: readonly Played[]): Exposed {
  const count = (holds: (one: ExposedCustomer) => boolean) =>
    all.filter(({ customer }) => holds(customer)).length
  const seconds = all.flatMap(({ customer }) => customer.secondsToLeave ?? [])
  return {
    n: all.length,
    accepted: count(({ accepted }) => accepted),
    deflected: count(({ deflected }) => deflected),
    lost: count(({ lostAt }) => lostAt !== null),
    askedToLeave: count(({ askedToLeave }) => askedToLeave),
    cancelled: seconds.length,
    seconds: seconds.reduce((sum, one) => sum + one, 0),
    secondsSquares: seconds.reduce((sum, one) => sum + one ** 2, 0),
  }
}

function maturedOf(horizon: number, days: readonly { day: string; cells: Cell[] }[]): Matured {
  const cells = days.flatMap((one) => one.cells)
  const total = <T extends Record<string, number>>(none: T, some: readonly Cell[]): T =>
    Object.fromEntries(
      Object.keys(none).map((field) => [
        field,
        some.reduce((sum, cell) => sum + Number(cell[field as keyof Cell]), 0),
      ]),
    ) as T
  const currencies = [...new Set(cells.map(({ currency }) => currency))]
  return {
    horizon,
    ...total({ ...noCounts }, cells),
    money: currencies.map((currency) => ({
      currency,
      ...total(
        { n: 0, ...noSums },
        cells.filter((cell) => cell.currency === currency),
      ),
    })),
    days: days.flatMap((one) =>
      one.cells.map(({ currency, n, known, kept, valued, value, valueSquares }) => ({
        day: one.day,
        currency,
        n,
        known,
        kept,
        valued,
        value,
        valueSquares,
      })),
    ),
  }
}
