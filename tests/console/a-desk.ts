/** A tenant's experiments in memory: the same decisions and reports, over sums that a test gives. */
import {
  discard,
  lifeOf,
  newPhase,
  plan,
  restore,
  start,
  stateOf,
  stop,
  type ExperimentEvent,
  type Life,
} from '#shared/experiments/life.ts'
import type { StopReason } from '#shared/experiments/life.ts'
import type { ExperimentProblem } from '#shared/experiments/problem.ts'
import { reportOf } from '#shared/experiments/report.ts'
import { briefOf } from '#shared/experiments/report/brief.ts'
import type { Latched } from '#shared/experiments/report/latched.ts'
import { holdoutId } from '#shared/experiments/holdout.ts'
import { holdoutLife } from '#shared/experiments/holdout-life.ts'
import type { Counts } from '#shared/figures/counts.ts'
import type { ExperimentSums } from '#shared/outcomes/experiment-sums.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { dayAfter } from '../experiments/played.ts'

export const today = new Date().toISOString().slice(0, 10)
export const daysAgo = (days: number): string => dayAfter(today, -days)

export interface Kept {
  events: ExperimentEvent[]
  sums?: ExperimentSums[]
  latched?: Latched[]
}

interface More {
  counts?: Partial<Counts>
  /** The holdout of the tenant, in basis points. */
  share?: number
}

/** Conversations of nobody. */
const noCounts: Counts = {
  since: null,
  span: { from: daysAgo(89), until: today, days: 90 },
  cohort: { from: daysAgo(150), until: daysAgo(61) },
  now: {},
  matured: {},
  year: {},
  weeks: [],
  months: [],
  draws: [],
}

type Changed = { ok: true; life: Life } | { ok: false; problems: ExperimentProblem[] } | null

/** What the console asks of a tenant's object about experiments. */
export function aDesk(all: readonly Kept[] = [], { counts = {}, share = 500 }: More = {}) {
  const kept = new Map(
    all.map((one) => [lifeOf(one.events).experiment.id, { ...one, events: [...one.events] }]),
  )
  const stamp = (by: string) => ({ at: new Date().toISOString(), by })
  const holdout = holdoutLife([], share, new Date().toISOString())
  const around = (id: string) => ({
    playbook: defaultPlaybook,
    others: [...kept.values()]
      .map(({ events }) => lifeOf(events))
      .filter((life) => life.experiment.id !== id && ['running', 'stopped'].includes(stateOf(life, today)))
      .map(({ experiment }) => experiment),
  })
  const told = (id: string) => {
    const one = kept.get(id)
    if (id === holdoutId && holdout)
      return { life: holdout, history: [], report: reportOf(holdout, [], [], today) }
    if (!one) return null
    const life = lifeOf(one.events)
    const report = life.startedAt === null ? null : reportOf(life, one.sums ?? [], one.latched ?? [], today)
    return { life, history: one.events, report }
  }
  const keep = (id: string, decided: ReturnType<typeof stop>): Changed => {
    if (!decided.ok) return decided
    const before = kept.get(id) ?? { events: [] }
    const events = [...before.events, ...decided.events]
    kept.set(id, { ...before, events })
    return { ok: true, life: lifeOf(events) }
  }
  const change = (id: string, decide: (life: Life) => ReturnType<typeof stop>): Changed => {
    const one = kept.get(id)
    return one ? keep(id, decide(lifeOf(one.events))) : null
  }
  const lives = () => [...(holdout ? [holdoutId] : []), ...kept.keys()].map((id) => told(id)!.life)
  const listed = (life: Life) => {
    const { experiment, startedAt, stopped, discarded } = life
    const { id, name, owner, phase } = experiment
    return { id, name, owner, state: stateOf(life, today), phase, startedAt, stopped, discarded }
  }
  const briefly = (life: Life) => {
    const { sums = [], latched = [] } = kept.get(life.experiment.id) ?? {}
    return life.startedAt === null ? null : briefOf(life, sums, latched, today)
  }
  return {
    experiments: async () => lives().map(listed),
    experimentsInBrief: async () => lives().map((life) => ({ listed: listed(life), brief: briefly(life) })),
    experiment: async (id: string) => told(id),
    experimentSums: async ({ experiment, phase }: { experiment: string; phase: number }) =>
      kept.get(experiment)?.sums?.find((one) => one.phase === phase) ?? {
        experiment,
        phase,
        arms: [],
        restated: [],
        segments: [],
      },
    planExperiment: async (text: string, by: string) => {
      const document = JSON.parse(text) as { id: string }
      const one = kept.get(document.id)
      return keep(
        document.id,
        plan(one ? lifeOf(one.events) : null, document, around(document.id), stamp(by)),
      )
    },
    startExperiment: async (id: string, by: string) =>
      change(id, (life) => start(life, around(id), stamp(by))),
    stopExperiment: async (id: string, why: StopReason, by: string) =>
      change(id, (life) => stop(life, why, stamp(by))),
    discardExperiment: async (id: string, by: string) => change(id, (life) => discard(life, stamp(by))),
    restoreExperiment: async (id: string, by: string) => change(id, (life) => restore(life, stamp(by))),
    newPhase: async (id: string, text: string, by: string) =>
      change(id, (life) => newPhase(life, JSON.parse(text), around(id), stamp(by))),
    exposures: async (id: string) => (told(id) ? [] : null),
    counts: async () => ({ ...noCounts, ...counts }),
    publications: async () => [],
    /** What became of it, for a test to see. */
    eventsOf: (id: string) => kept.get(id)?.events ?? [],
  }
}
export type Desk = ReturnType<typeof aDesk>
