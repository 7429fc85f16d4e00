import type { ExperimentEvent } from '#shared/experiments/life.ts'
import { dayMs } from '../exposed-rows.ts'
import { keptOf } from './compared.ts'
import { records } from './played.ts'
import type { Watching, WatchPart } from './watch-part.ts'
import { keptState } from './watched.ts'

/** Of the holdout and the offer that is furthest behind. */
function reached({ known }: Watching) {
  const { document, subjects, now } = known
  const today = new Date(now).toISOString().slice(0, 10)
  const pairs = document.offers.map((arm) => {
    const own = subjects.filter((one) => one.arm === arm || one.arm === document.holdout)
    const judged = keptOf(known, document.holdout).n + keptOf(known, arm).n
    return { own, letIn: own.length, judged }
  })
  const [last] = pairs.toSorted((a, b) => a.letIn - b.letIn)
  if (!last) throw new Error('an experiment has an offer')
  const from = new Date(Date.parse(today) - 28 * dayMs).toISOString().slice(0, 10)
  const perDay = last.own.filter(({ day }) => day >= from && day < today).length / 28
  const newest =
    last.own
      .map(({ day }) => day)
      .toSorted()
      .at(-1) ?? today
  return { ...last, perDay, today, newest }
}

/** Whether to go on, and how far it has come. */
export const standPart: WatchPart = (of) => {
  const { known, stopped, write } = of
  const { say, count } = write
  const { planned, horizon } = known.document
  const { letIn, judged, perDay, today, newest } = reached(of)
  const bar = (name: 'watch.let_in' | 'watch.judged', n: number) =>
    `${say(name)} ${say('overview.of', { n: count(n), all: count(planned) })}`
  const toPlanned = Math.max(0, Math.ceil((planned - letIn) / perDay))
  const age = Math.round((Date.parse(today) - Date.parse(newest)) / dayMs)
  // Two whole days after the last one has come to the horizon.
  const toJudged = (stopped === null ? toPlanned : -age) + horizon + 3
  const pace = [
    ...(stopped === null
      ? [say('watch.pace', { perDay: count(perDay) }), say('watch.pace.planned', { n: toPlanned })]
      : []),
    say('watch.pace.judged', { n: toJudged }),
  ]
  return { said: [bar('watch.let_in', letIn), bar('watch.judged', judged), pace.join(' ')] }
}

/** The sentence above all. */
export function adviceOf(of: Watching): string {
  const { known, harm, lopsided, stopped, write } = of
  const { say } = write
  if (stopped !== null) return say('watch.over.harm')
  const states = known.document.offers.map((arm) => keptState(of, arm))
  if (harm.length > 0) return say('watch.advice.harm')
  if (lopsided.length > 0) return say('watch.advice.blocked')
  if (states.includes('keeps_more')) return say('watch.advice.called')
  if (states.every((state) => state === 'keeps_fewer')) return say('watch.advice.called')
  const isOpen = states.some((state) => state === 'undecided' || state === 'collecting')
  if (!isOpen) return say('watch.advice.no_use')
  return say(reached(of).letIn >= known.document.planned ? 'watch.advice.planned' : 'watch.advice.wait')
}

/** What was fixed when it began. */
export const planPart: WatchPart = ({ known, write }) => {
  const { say, words } = write
  const { id, horizon, smallest, planned, phases, when, slice } = known.document
  return {
    tiles: {
      [say('watch.id')]: [id],
      [say('watch.horizon')]: [say('watch.horizon.days', { n: horizon })],
      [say('watch.smallest')]: [say('plots.points', { figure: smallest * 100 })],
      [say('watch.planned')]: [say('watch.planned.pair', { n: planned })],
      [say('watch.alpha')]: [words.percent(5)],
      ...(when && { [say('watch.when')]: [when] }),
      ...(slice && { [say('watch.namespace')]: [slice] }),
      ...(id !== 'holdout' && phases.length > 1 && { [say('watch.phase.number')]: [String(phases.length)] }),
    },
  }
}

/** What was done to it; harm is stopped by itself on the night on which it is found. */
export const historyPart: WatchPart = ({ known, stopped, write }) => {
  const { say, words } = write
  const own = records.find(
    ([first]) => first && 'experiment' in first && first.experiment.id === known.document.id,
  )
  const line = (text: string, at: string) => `${text} ${words.moment(at)}`
  const events = (own ?? []).map((event) => line(happened(event), event.at))
  function happened(event: ExperimentEvent): string {
    if (event.type === 'experiment_planned') return say('watch.happened.planned')
    if (event.type === 'experiment_started') return say('watch.happened.started')
    if (event.type !== 'phase_begun') throw new Error(`nobody has ${event.type}`)
    const { arms, phase } = event.experiment
    const weights = arms.map(({ name, weight }) => `${name} ${weight / 100}%`).join(', ')
    return say('watch.happened.phase', { n: phase, weights })
  }
  const why = say('watch.happened.stopped', { why: say('watch.why.harm') })
  return { said: [...events, ...(stopped === null ? [] : [line(why, `${stopped}T12:00:00.000Z`)])] }
}
