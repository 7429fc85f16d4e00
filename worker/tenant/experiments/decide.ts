/** What somebody does to an experiment: decided as a whole, and kept as a whole or not at all. */
import type { Around } from '#shared/experiments/check-experiment.ts'
import { retentionProblems } from '#shared/experiments/check-retention.ts'
import {
  discard,
  evolveLife,
  lifeOf,
  newPhase,
  plan,
  restore,
  start,
  stop,
  type ExperimentEvent,
  type Life,
  type StopReason,
} from '#shared/experiments/life.ts'
import type { ExperimentProblem } from '#shared/experiments/problem.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import type { Retention } from '#shared/retention.ts'
import { playbookNamed, triedOn } from '../playbooks.ts'
import { keepEvents, lifeIn, underWay } from './lives.ts'
import { lookLater } from './looks.ts'

/** `null`: nobody has planned an experiment of that name. */
export type Changed = { ok: true; life: Life } | { ok: false; problems: ExperimentProblem[] } | null

interface Stamp {
  at: string
  by: string
}

export const around = (sql: SqlStorage, day: string): Around => ({
  playbook: JSON.parse(playbookNamed(sql, triedOn)?.body ?? JSON.stringify(defaultPlaybook)) as Playbook,
  others: underWay(sql, day).map(({ experiment }) => experiment),
})

/** Plans an experiment, writes a draft anew, or the little of a running one that may be written anew. */
export function planned(sql: SqlStorage, text: string, stamp: Stamp): Changed {
  const document = documentIn(text)
  const id = idOf(document)
  const life = id === null ? null : lifeIn(sql, id)
  return kept(sql, life, plan(life, document, around(sql, dayIn(stamp)), stamp))
}

/** What is judged on a day must still be there on that day. */
export function started(sql: SqlStorage, id: string, stamp: Stamp, retention: Retention): Changed {
  const life = lifeIn(sql, id)
  if (life === null) return null
  const problems = retentionProblems(life.experiment, retention)
  const decided = start(life, around(sql, dayIn(stamp)), stamp)
  const all = decided.ok ? problems : [...decided.problems, ...problems]
  if (all.length > 0) return { ok: false, problems: all }
  lookLater(sql, id, Date.parse(stamp.at))
  return kept(sql, life, decided)
}

export function phased(sql: SqlStorage, id: string, text: string, stamp: Stamp): Changed {
  const life = lifeIn(sql, id)
  return life && kept(sql, life, newPhase(life, documentIn(text), around(sql, dayIn(stamp)), stamp))
}

export function stopped(sql: SqlStorage, id: string, why: StopReason, stamp: Stamp): Changed {
  const life = lifeIn(sql, id)
  return life && kept(sql, life, stop(life, why, stamp))
}

/** Nothing goes from the record: a draft that is not wanted is one thing more that happened. */
export function discarded(sql: SqlStorage, id: string, stamp: Stamp): Changed {
  const life = lifeIn(sql, id)
  return life && kept(sql, life, discard(life, stamp))
}

export function restored(sql: SqlStorage, id: string, stamp: Stamp): Changed {
  const life = lifeIn(sql, id)
  return life && kept(sql, life, restore(life, stamp))
}

type Decided = { ok: true; events: ExperimentEvent[] } | { ok: false; problems: ExperimentProblem[] }

function kept(sql: SqlStorage, before: Life | null, decided: Decided): Changed {
  if (!decided.ok) return decided
  const { events } = decided
  const life = before === null ? lifeOf(events) : events.reduce(evolveLife, before)
  keepEvents(sql, life.experiment.id, events)
  return { ok: true, life }
}

const dayIn = ({ at }: Stamp): string => at.slice(0, 10)

/** What is no JSON is no document: null, which is refused as one. */
function documentIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const idOf = (document: unknown): string | null =>
  typeof document === 'object' && document !== null && 'id' in document && typeof document.id === 'string'
    ? document.id
    : null
