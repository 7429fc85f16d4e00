/** A row for each exposed customer of an experiment, and what is counted of them day by day: exact at any moment. */
import type { Member } from '#shared/outcomes/cohort.ts'
import { closesAt, nextClosing } from '#shared/outcomes/cohort.ts'
import { exposedCustomer, wholeDays, type ExposedCustomer } from '#shared/outcomes/exposed-customer.ts'
import type { Exposed } from '#shared/outcomes/experiment-sums.ts'
import type { SessionRow } from '../session-row.ts'
import { columnOf, exposedFields, marks } from './columns.ts'

/** Those exposed to one phase of an experiment on one day (UTC). */
export interface ExposureDay {
  experiment: string
  phase: number
  day: string
}

type Place = ExposureDay & { session: string }

/**
 * Keeps what a kept row tells of experiments: who was exposed in it, and who was before and has come back. What it told
 * before is taken off, so a row counts once however often it comes. Call in the transaction that keeps the row, after it.
 */
export function keepExposures(sql: SqlStorage, row: SessionRow | null, now: number): void {
  if (row?.mode !== 'live') return
  for (const exposure of row.exposed ?? []) {
    const { experiment, phase, arm, at } = exposure
    const place = { experiment, phase, day: at.slice(0, 10), session: row.session }
    const cameBack = firstReturn(sql, row.customer, place)
    keep(sql, place, { arm, cameBack, customer: exposedCustomer(row, exposure) }, now)
  }
  for (const { experiment, phase, since } of row.again ?? []) {
    const day = { experiment, phase, day: since.slice(0, 10) }
    for (const place of placesOf(sql, row.customer, day)) {
      const member = memberAt(sql, place)
      if (member) keep(sql, place, { ...member, cameBack: wholeDays(since, row.began) }, now)
    }
  }
}

function keep(sql: SqlStorage, place: Place, member: Member, now: number): void {
  const { experiment, phase, day, session } = place
  const before = memberAt(sql, place)
  const after = { ...member, cameBack: sooner(before?.cameBack ?? null, member.cameBack) }
  const { arm, cameBack, customer } = after
  const body = JSON.stringify(customer)
  if (before && before.cameBack === cameBack && JSON.stringify(before.customer) === body) return
  const replace = 'INSERT OR REPLACE INTO exposures VALUES (?, ?, ?, ?, ?, ?, ?)'
  sql.exec(replace, experiment, phase, day, session, arm, cameBack, body)
  if (before) addUp(sql, place, before, -1)
  addUp(sql, place, after, 1)
  makeDue(sql, place, customer, now)
}

/** Who has come back stays so, also once it is not known any more whose sessions these were. */
const sooner = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other)

/** Whole days after which the customer came back first, by the rows of their other sessions; null where none is there. */
function firstReturn(sql: SqlStorage, customer: string, { experiment, phase }: ExposureDay): number | null {
  const rows = sql.exec<{ began: string; since: string }>(
    `SELECT body ->> 'began' AS began, again.value ->> 'since' AS since
     FROM sessions, json_each(sessions.body, '$.again') AS again
     WHERE customer = ? AND mode = 'live' AND again.value ->> 'experiment' = ? AND again.value ->> 'phase' = ?`,
    customer,
    experiment,
    phase,
  )
  return rows
    .toArray()
    .map(({ began, since }) => wholeDays(since, began))
    .reduce<number | null>(sooner, null)
}

/** Where a customer's exposure on a day stands: found by their sessions, for it does not say whose it is. */
function placesOf(sql: SqlStorage, customer: string, { experiment, phase, day }: ExposureDay): Place[] {
  const query = `SELECT exposures.session FROM sessions CROSS JOIN exposures USING (session)
    WHERE customer = ? AND mode = 'live' AND experiment = ? AND phase = ? AND day = ?`
  const rows = sql.exec<{ session: string }>(query, customer, experiment, phase, day)
  return rows.toArray().map(({ session }) => ({ experiment, phase, day, session }))
}

interface Row {
  [column: string]: SqlStorageValue
  arm: string
  came_back: number | null
  body: string
}

const memberIn = ({ arm, came_back: cameBack, body }: Row): Member => ({
  arm,
  cameBack,
  customer: JSON.parse(body) as ExposedCustomer,
})

function memberAt(sql: SqlStorage, { experiment, phase, day, session }: Place): Member | null {
  const query = `SELECT arm, came_back, body FROM exposures
    WHERE experiment = ? AND phase = ? AND day = ? AND session = ?`
  const found = sql.exec<Row>(query, experiment, phase, day, session).toArray()[0]
  return found ? memberIn(found) : null
}

/** All that were exposed on a day, always in the same order. None may be written before the last one is read. */
export function* membersOf(sql: SqlStorage, { experiment, phase, day }: ExposureDay): Generator<Member> {
  const query = `SELECT arm, came_back, body FROM exposures
    WHERE experiment = ? AND phase = ? AND day = ? ORDER BY session`
  for (const row of sql.exec<Row>(query, experiment, phase, day)) yield memberIn(row)
}

const addCounts = `INSERT INTO exposure_day VALUES (?, ?, ?, ?, ${marks(exposedFields.length)})
  ON CONFLICT DO UPDATE SET ${exposedFields
    .map(columnOf)
    .map((name) => `${name} = ${name} + excluded.${name}`)
    .join(', ')}`

/** Whole numbers only: they can be taken off again without a trace. */
export function addUp(sql: SqlStorage, place: ExposureDay, { arm, customer }: Member, times: 1 | -1): void {
  const { experiment, phase, day } = place
  const { lostAt } = customer
  const counts = countsOf(customer)
  sql.exec(addCounts, experiment, phase, arm, day, ...exposedFields.map((field) => times * counts[field]))
  if (lostAt === null) return
  const add =
    'INSERT INTO loss_age VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET lost = lost + excluded.lost'
  sql.exec(add, experiment, phase, arm, lostAt, times)
  const clear = 'DELETE FROM loss_age WHERE experiment = ? AND phase = ? AND arm = ? AND age = ? AND lost = 0'
  sql.exec(clear, experiment, phase, arm, lostAt)
}

function countsOf(customer: ExposedCustomer): Exposed {
  const { accepted, deflected, lostAt, askedToLeave, secondsToLeave } = customer
  return {
    n: 1,
    accepted: Number(accepted),
    deflected: Number(deflected),
    lost: Number(lostAt !== null),
    askedToLeave: Number(askedToLeave),
    cancelled: Number(secondsToLeave !== null),
    seconds: secondsToLeave ?? 0,
    secondsSquares: (secondsToLeave ?? 0) ** 2,
  }
}

/** Its day is closed when that has come; closed before, it is looked at again with the next ones. */
export function makeDue(sql: SqlStorage, place: ExposureDay, { later }: ExposedCustomer, now: number): void {
  const { experiment, phase, day } = place
  const next = nextClosing(now)
  for (const { horizon } of later) {
    const due = Math.max(closesAt(day, horizon), next)
    sql.exec(
      `INSERT INTO cohorts (experiment, phase, day, horizon, due) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET due = coalesce(due, excluded.due)`,
      experiment,
      phase,
      day,
      horizon,
      due,
    )
  }
}
