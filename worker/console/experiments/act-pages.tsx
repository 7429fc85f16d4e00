/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import { stopReasons, type StopReason } from '#shared/experiments/life.ts'
import type { ExperimentProblem } from '#shared/experiments/problem.ts'
import type { StoppingAdvice } from '#shared/experiments/report/advice.ts'
import { addDays } from '#shared/rules/derived.ts'
import type { ExperimentTold } from '../../tenant/experiments/life-calls.ts'
import { Layout } from '../layout.tsx'
import { isolate } from '../plots/marks.tsx'
import type { View } from '../visit.ts'
import type { WordKey, Words } from '../words.ts'
import { Problem } from './fields.tsx'
import { addressOf } from './plan-page.tsx'

export interface ActProps {
  view: View
  told: ExperimentTold
  today: string
  problems: readonly ExperimentProblem[]
}

type Act = 'start' | 'stop' | 'phase' | 'discard' | 'restore'

interface FrameProps extends ActProps {
  act: Act
  /** What will happen. */
  will: readonly string[]
  children?: Child
}

/** Asked once more, on a page of its own, with what will happen. */
const ActFrame = ({ view, told, act, will, problems, children }: FrameProps) => {
  const { words } = view
  const { id, name } = told.life.experiment
  const title = words.say(`act.${act}.title`, { name })
  return (
    <Layout view={view} title={title}>
      <div class="alone act">
        <h1>{title}</h1>
        {problems.length === 0 ? null : <Refused words={words} problems={problems} />}
        <p>{words.say('act.will')}</p>
        <ul class="context">
          {will.map((one) => (
            <li>{one}</li>
          ))}
        </ul>
        <form method="post" action={`${addressOf(id)}/${act}`}>
          {children}
          <p class="presses">
            <button type="submit">{words.say(`act.${act}.press`)}</button>
            <a class="button" href={addressOf(id)}>
              {words.say('act.back')}
            </a>
          </p>
        </form>
      </div>
    </Layout>
  )
}

const Refused = ({ words, problems }: { words: Words; problems: readonly ExperimentProblem[] }) => (
  <div class="note plan-wrong" role="alert">
    <p>{words.say('act.refused')}</p>
    <ul>
      {problems.map(({ code, path, message }) => (
        <li>
          <Problem words={words} one={{ field: null, code, told: { path, message } }} />
        </li>
      ))}
    </ul>
  </div>
)

export const StartPage = (props: ActProps) => {
  const { view, told, today } = props
  const { words } = view
  const { arms, holdoutArm, horizon, startsOn, endsOn, coverage, plannedTotal } = told.life.experiment
  const first = startsOn !== null && startsOn > today ? startsOn : today
  const held = arms.find(({ id }) => id === holdoutArm)?.weight ?? 0
  const will = [
    words.say(first > today ? 'act.start.will.later' : 'act.start.will.now', { day: words.copy.day(first) }),
    words.say('act.start.will.arms', {
      arms: words.copy.list(
        arms.map(({ name, weight }) => isolate(`${name} ${words.percent(weight / 100)}`)),
      ),
    }),
    words.say('act.start.will.held', { share: words.percent(held / 100) }),
    ...(coverage < 10_000
      ? [words.say('act.start.will.coverage', { share: words.percent(coverage / 100) })]
      : []),
    words.say('act.start.will.judged', { horizon, day: words.copy.day(addDays(first, horizon)) }),
    words.say('act.start.will.fixed', { n: plannedTotal }),
    endsOn === null
      ? words.say('act.start.will.open')
      : words.say('act.start.will.ends', { day: words.copy.day(endsOn) }),
  ]
  return <ActFrame {...props} act="start" will={will} />
}

export const DiscardPage = (props: ActProps) => {
  const { id } = props.told.life.experiment
  const will = (['list', 'record', 'id', 'back'] as const).map((one) =>
    props.view.words.say(`act.discard.will.${one}`, { id: isolate(id) }),
  )
  return <ActFrame {...props} act="discard" will={will} />
}

export const RestorePage = (props: ActProps) => {
  const will = (['draft', 'start'] as const).map((one) => props.view.words.say(`act.restore.will.${one}`))
  return <ActFrame {...props} act="restore" will={will} />
}

/** The reason that the page itself would give. */
const reasonFor: Partial<Record<StoppingAdvice, StopReason>> = {
  harm: 'harm',
  called: 'called',
  no_use: 'no_use',
  planned: 'planned',
}

export const StopPage = (props: ActProps & { chosen: StopReason | null; isUnsaid: boolean }) => {
  const { view, told, chosen, isUnsaid } = props
  const { words } = view
  const advice = told.report?.advice ?? null
  const why = chosen ?? (advice && reasonFor[advice]) ?? null
  const will = (['new', 'stay', 'judged', 'open', 'harm'] as const).map((one) =>
    words.say(`act.stop.will.${one}`, { horizon: told.life.experiment.horizon }),
  )
  return (
    <ActFrame {...props} act="stop" will={will}>
      <fieldset class="vary">
        <legend>{words.say('act.stop.why')}</legend>
        {isUnsaid ? (
          <p class="field-wrong" role="alert" id="why-wrong">
            {words.say('act.stop.why.none')}
          </p>
        ) : null}
        {stopReasons.map((one) => (
          <label class="choice">
            <input
              type="radio"
              name="why"
              value={one}
              required
              checked={one === why}
              aria-describedby={isUnsaid ? 'why-wrong' : undefined}
            />
            <span>{words.say(`watch.why.${one}`)}</span>
          </label>
        ))}
      </fieldset>
    </ActFrame>
  )
}

/** `weights`: percent of each arm as typed; null before anything was. */
export const PhasePage = (props: ActProps & { weights: Readonly<Record<string, string>> | null }) => {
  const { view, told, weights, problems } = props
  const { words } = view
  const { arms, phase } = told.life.experiment
  const isWrong = problems.length > 0 ? 'true' : undefined
  const will = (['drawn', 'stay', 'daily', 'zero'] as const).map((one) =>
    words.say(`act.phase.will.${one}` as WordKey),
  )
  return (
    <ActFrame {...props} act="phase" will={will}>
      <fieldset class="weights">
        <legend>{words.say('act.phase.weights', { n: phase + 1 })}</legend>
        {arms.map(({ id, name, weight }) => (
          <label>
            <bdi>{name}</bdi>
            <span class="with-unit">
              <input
                type="text"
                inputmode="decimal"
                name={`weight.${id}`}
                value={weights?.[id] ?? String(weight / 100)}
                maxlength={8}
                dir="ltr"
                autocomplete="off"
                aria-invalid={isWrong}
              />
              <span class="faint">%</span>
            </span>
          </label>
        ))}
      </fieldset>
    </ActFrame>
  )
}
