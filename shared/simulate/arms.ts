/** What a made-up conversation is decided by: the playbook as published, in the arms of whoever comes. */
import { drawnTrial, isDrawnAnew, trialOf, trialsIn } from '#shared/engine/draw.ts'
import type { Session } from '#shared/engine/session.ts'
import type { Rivals, Trial } from '#shared/engine/trial.ts'
import { applyArm } from '#shared/experiments/apply-arm.ts'
import type { Experiment } from '#shared/experiments/experiment.ts'
import { holdoutOn, usualHoldout } from '#shared/experiments/holdout.ts'
import type { ExperimentEvent } from '#shared/experiments/life.ts'
import { dayOf } from '#shared/rules/derived.ts'
import { compile, type Compiled } from '#shared/rules/compiled.ts'
import { runningOn } from './experiments.ts'
import type { Person } from './population.ts'

/** An exposure of somebody in an earlier conversation. */
export type Before = Session['exposed'][number]

interface Running {
  experiment: Experiment
  enrols: boolean
}

export class Arms {
  readonly #plain: Compiled
  readonly #records: readonly (readonly ExperimentEvent[])[]
  readonly #made = new Map<string, Compiled>()
  readonly #documents = new Map<string, Experiment>()
  readonly #days = new Map<string, Running[]>()

  constructor(plain: Compiled, records: readonly (readonly ExperimentEvent[])[]) {
    this.#plain = plain
    this.#records = records
  }

  /** The arms of a session that begins now: by chance, or by what they were exposed to before. */
  trialsOf(person: Person, at: Date, before: readonly Before[]): Trial[] {
    return trialsIn(this.#runningOn(dayOf(at)), ({ experiment, enrols }) => {
      const earlier = before.findLast((one) => one.experiment === experiment.id)
      const isAnew =
        earlier !== undefined &&
        isDrawnAnew({ experiment: experiment.id, phase: experiment.phase }, earlier, at)
      const document = earlier && !isAnew ? this.#documents.get(keyOf(earlier)) : undefined
      if (earlier && document) return { ...trialOf(document, earlier), since: earlier.at }
      return enrols ? drawnTrial(experiment, person, at) : null
    })
  }

  /** The playbook in some arms, compiled once. */
  under(trials: readonly Trial[]): Compiled {
    const own = trials.filter(({ plain }) => !plain)
    if (own.length === 0) return this.#plain
    const key = own.map((trial) => `${keyOf(trial)}:${trial.arm}`).join(' ')
    const known = this.#made.get(key)
    if (known) return known
    const changed = own.reduce((playbook, trial) => {
      const document = this.#documents.get(keyOf(trial))
      const arm = document?.arms.find(({ id }) => id === trial.arm)
      return document && arm ? applyArm(playbook, arm, document.eligibility.reasons) : playbook
    }, this.#plain.playbook)
    const made = compile(changed, this.#plain.version)
    this.#made.set(key, made)
    return made
  }

  /** What the arms would make of it that have not mattered yet. */
  rivalsOf(trials: readonly Trial[], exposed: Session['exposed']): Rivals[] {
    return trials
      .filter(({ since, experiment }) => !since && !exposed.some((one) => one.experiment === experiment))
      .map((trial) => {
        const arms = this.#documents.get(keyOf(trial))?.arms ?? []
        const armOf = ({ id, changes }: (typeof arms)[number]) =>
          this.under([{ ...trial, arm: id, plain: changes.length === 0 }])
        return { trial, arms: arms.map(armOf) }
      })
  }

  #runningOn(day: string): Running[] {
    const known = this.#days.get(day)
    if (known) return known
    const holdout = holdoutOn(day, usualHoldout)
    const all = [
      ...(holdout ? [{ experiment: holdout, enrols: true }] : []),
      ...runningOn(this.#records, day),
    ]
    for (const { experiment } of all)
      this.#documents.set(keyOf({ experiment: experiment.id, phase: experiment.phase }), experiment)
    this.#days.set(day, all)
    return all
  }
}

const keyOf = ({ experiment, phase }: { experiment: string; phase: number }): string =>
  `${experiment}:${phase}`
