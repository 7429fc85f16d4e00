/** The record of each experiment: what happened to it, one row each, in their order. Its state is their fold. */
import { Experiment } from '#shared/experiments/experiment.ts'
import { holdoutId } from '#shared/experiments/holdout.ts'
import { holdoutLife } from '#shared/experiments/holdout-life.ts'
import { isOpen, lifeOf, stateOf, type ExperimentEvent, type Life } from '#shared/experiments/life.ts'
import type { Running } from '../../customer/trials.ts'
import type { CapOf } from './close.ts'

interface Row {
  [column: string]: SqlStorageValue
  experiment: string
  body: string
}

/** A document from before a field was there has its usual value; one of a form no longer taken stays as it was written. */
function eventIn({ body }: Row): ExperimentEvent {
  const event = JSON.parse(body) as ExperimentEvent
  if (!('experiment' in event)) return event
  return { ...event, experiment: Experiment.safeParse(event.experiment).data ?? event.experiment }
}

/** In their order; none for an experiment that nobody has planned. */
export const historyIn = (sql: SqlStorage, id: string): ExperimentEvent[] =>
  sql
    .exec<Row>('SELECT experiment, body FROM experiment_events WHERE experiment = ? ORDER BY number', id)
    .toArray()
    .map(eventIn)

/** Call in a transaction. */
export function keepEvents(sql: SqlStorage, id: string, events: readonly ExperimentEvent[]): void {
  const insert = `INSERT INTO experiment_events
    SELECT ?1, coalesce(max(number), 0) + 1, ?2 FROM experiment_events WHERE experiment = ?1`
  for (const event of events) sql.exec(insert, id, JSON.stringify(event))
}

export function lifeIn(sql: SqlStorage, id: string): Life | null {
  const events = historyIn(sql, id)
  return events.length === 0 ? null : lifeOf(events)
}

/** All that were ever planned, by their ids. */
export function livesIn(sql: SqlStorage): Life[] {
  const events = new Map<string, ExperimentEvent[]>()
  const query = 'SELECT experiment, body FROM experiment_events ORDER BY experiment, number'
  for (const row of sql.exec<Row>(query)) {
    const before = events.get(row.experiment)
    if (before) before.push(eventIn(row))
    else events.set(row.experiment, [eventIn(row)])
  }
  return [...events.values()].map(lifeOf)
}

/** The global holdout as an experiment: its phases are those that customers were exposed to. `share`: held out now. */
export function holdoutIn(sql: SqlStorage, share: number, now: Date): Life | null {
  const query = 'SELECT DISTINCT phase FROM exposure_day WHERE experiment = ?'
  const phases = sql.exec<{ phase: number }>(query, holdoutId).toArray()
  return holdoutLife(
    phases.map(({ phase }) => phase),
    share,
    now.toISOString(),
  )
}

/** Those that run, and those that have stopped and still have customers whose day has not come. */
export const underWay = (sql: SqlStorage, day: string): Life[] =>
  livesIn(sql).filter((life) => ['running', 'stopped'].includes(stateOf(life, day)))

/**
 * The documents that go along to conversations. Whoever is in one that has stopped stays in their arm until it is
 * finished; only where an arm did harm are all let go at once.
 */
export const runningIn = (sql: SqlStorage, day: string): Running[] =>
  underWay(sql, day)
    .filter(({ stopped }) => stopped?.why !== 'harm')
    .map((life) => ({
      experiment: life.experiment.id,
      phase: life.experiment.phase,
      body: JSON.stringify(life.experiment),
      enrols: isOpen(life, day),
    }))

/** What a customer counts for at most, as each experiment declared it. For one closing: nothing changes meanwhile. */
export function capsIn(sql: SqlStorage): CapOf {
  const lives = new Map(livesIn(sql).map(({ experiment }) => [experiment.id, experiment.valueCap]))
  return (experiment) => lives.get(experiment) ?? null
}
