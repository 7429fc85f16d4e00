/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import { holdoutId } from '#shared/experiments/holdout.ts'
import { stateOf, type LifeState } from '#shared/experiments/life.ts'
import type { ExperimentReport } from '#shared/experiments/report.ts'
import type { ExperimentSums } from '#shared/outcomes/experiment-sums.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import type { ExperimentTold } from '../../tenant/experiments/life-calls.ts'
import { Layout } from '../layout.tsx'
import { Lines, Section } from '../parts.tsx'
import type { View } from '../visit.ts'
import type { WordKey, Words } from '../words.ts'
import { Advised } from './advised.tsx'
import { Compared } from './compared.tsx'
import { Exposures, Funnels, Later, Survived } from './course.tsx'
import { Guardrails } from './guardrails.tsx'
import { History } from './history.tsx'
import { State } from './list-page.tsx'
import { MoneySection } from './money.tsx'
import { addressOf } from './plan-page.tsx'
import { Aid, Pairs, Restated } from './reading-aids.tsx'
import { Segments } from './segments.tsx'
import { Shown } from './shown.tsx'
import { Splits } from './splits.tsx'
import { Verdicts } from './verdicts.tsx'

export interface WatchProps {
  view: View
  told: ExperimentTold
  /** Of each phase, for what is drawn by day. */
  sums: readonly ExperimentSums[]
  playbook: Playbook
  today: string
  /** What was just done, told once. */
  done: 'kept' | 'started' | 'phase' | 'stopped' | 'discarded' | 'restored' | null
}

/** What the parts of the page are made of, once it has begun. */
export interface Watched {
  words: Words
  report: ExperimentReport
}

/** One experiment: how it stands, what may be said of it, and what each arm showed. */
export const WatchPage = (props: WatchProps) => {
  const { view, told, playbook, today, done } = props
  const { words } = view
  const { life, report, history } = told
  const { experiment } = life
  const isHoldout = experiment.id === holdoutId
  const name = isHoldout ? words.say('exp.holdout') : experiment.name
  return (
    <Layout view={view} title={name}>
      <p class="back">
        <a href="/console/experiments">{words.say('exp.title')}</a>
      </p>
      <Head {...props} name={name} />
      {done === null ? null : (
        <p class="note" role="status">
          {words.say(`watch.done.${done}`)}
        </p>
      )}
      <div class="overview experiment">
        {report === null ? <NeverStarted {...props} /> : <Begun {...props} report={report} />}
        <Section title={words.say('watch.shown')}>
          <Shown words={words} experiment={experiment} playbook={playbook} today={today} />
        </Section>
        <Section title={words.say('watch.fixed')}>
          <Lines lines={linesOf(props)} />
        </Section>
        {report === null ? null : <Exports words={words} id={experiment.id} />}
        {history.length === 0 ? null : <History words={words} history={history} />}
      </div>
    </Layout>
  )
}

const Head = ({ view: { words }, told, today, name }: WatchProps & { name: string }) => {
  const { experiment } = told.life
  const state = stateOf(told.life, today)
  const isHoldout = experiment.id === holdoutId
  const { hypothesis } = experiment
  return (
    <div class="heading with-press">
      <div>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <p class="badges">
          <State words={words} state={state} />
          {isHoldout ? null : <bdi>{experiment.owner}</bdi>}
        </p>
        {isHoldout ? (
          <p>{words.say('exp.holdout.lead')}</p>
        ) : (
          <p>
            <bdi>{hypothesis}</bdi>
          </p>
        )}
      </div>
      {isHoldout ? null : <Ways words={words} id={experiment.id} state={state} />}
    </div>
  )
}

/** What can be done with it now. */
const Ways = ({ words, id, state }: { words: Words; id: string; state: LifeState }) => {
  const address = addressOf(id)
  const way = (path: string, name: WordKey, isMain = false): Child => (
    <a class={`button${isMain ? ' main' : ''}`} href={`${address}/${path}`}>
      {words.say(name)}
    </a>
  )
  const ways: Record<LifeState, Child[]> = {
    draft: [way('start', 'watch.start', true), way('edit', 'watch.edit'), way('discard', 'watch.discard')],
    running: [way('stop', 'watch.stop'), way('phase', 'watch.phase'), way('edit', 'watch.revise')],
    stopped: [],
    finished: [],
    discarded: [way('restore', 'watch.restore')],
  }
  return ways[state].length === 0 ? null : <p class="ways">{ways[state]}</p>
}

const NeverStarted = ({ view: { words }, told: { life } }: WatchProps) => {
  const what = life.discarded === null ? 'watch.draft' : 'watch.discarded'
  return (
    <Section title={words.say(what)}>
      <p>{words.say(`${what}.lead`)}</p>
    </Section>
  )
}

const Begun = ({ view: { words }, told, sums, report }: WatchProps & { report: ExperimentReport }) => {
  const { life } = told
  const isAnybody = report.arms.some(({ exposed }) => exposed.n > 0)
  const watched = { words, report }
  return (
    <>
      {life.experiment.id === holdoutId ? null : <Advised {...watched} />}
      <Compared {...watched} />
      <Verdicts {...watched} />
      {isAnybody ? (
        <>
          <MoneySection {...watched} isJudged={life.experiment.valueCap !== null} />
          <Guardrails {...watched} />
          <Splits {...watched} />
          <Later {...watched} />
          <Exposures {...watched} sums={sums} />
          <Funnels {...watched} />
          <Survived {...watched} />
          <Segments {...watched} />
          <Pairs {...watched} />
          <Aid {...watched} />
          <Restated {...watched} />
        </>
      ) : null}
    </>
  )
}

const Exports = ({ words, id }: { words: Words; id: string }) => (
  <Section title={words.say('watch.export')}>
    <p class="faint">{words.say('watch.export.lead')}</p>
    <p class="ways">
      {(['csv', 'ndjson'] as const).map((type) => (
        <a class="button" href={`${addressOf(id)}/exposures.${type}`} download>
          {words.say(`watch.export.${type}`)}
        </a>
      ))}
    </p>
    <p class="faint">{words.say('watch.report.lead')}</p>
    <p class="ways">
      {(['csv', 'ndjson'] as const).map((type) => (
        <a class="button" href={`${addressOf(id)}/report.${type}`} download>
          {words.say(`watch.report.${type}`)}
        </a>
      ))}
    </p>
  </Section>
)

/** What was fixed when it began, as people say it. */
function linesOf({ view: { words }, told: { life } }: WatchProps) {
  const { id, horizon, smallestEffect, plannedTotal, coverage, alpha, eligibility, namespace, phase } =
    life.experiment
  const { startsOn, endsOn, bandit } = life.experiment
  const line = (name: WordKey, value: string | null) =>
    value === null ? [] : [{ label: words.say(name), value }]
  return [
    ...line('watch.id', id),
    ...line('watch.horizon', words.say('watch.horizon.days', { n: horizon })),
    ...line('watch.smallest', words.say('plots.points', { figure: smallestEffect / 100 })),
    ...line('watch.planned', words.say('watch.planned.pair', { n: plannedTotal })),
    ...line('watch.alpha', words.percent(alpha * 100)),
    ...line('watch.coverage', coverage === 10_000 ? null : words.percent(coverage / 100)),
    ...line(
      'watch.reasons',
      eligibility.reasons && words.copy.list(eligibility.reasons.map((one) => words.named('cause', one))),
    ),
    ...line('watch.when', eligibility.when),
    ...line('watch.namespace', namespace && `${namespace.id} ${namespace.from}–${namespace.to}`),
    ...line('watch.starts', startsOn && words.copy.day(startsOn)),
    ...line('watch.ends', endsOn && words.copy.day(endsOn)),
    ...line(
      'watch.bandit',
      bandit && words.say('watch.bandit.floor', { share: words.percent(bandit.floor / 100) }),
    ),
    ...line('watch.phase.number', phase > 1 && id !== holdoutId ? String(phase) : null),
  ]
}
