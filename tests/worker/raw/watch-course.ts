import { closedOf, keptOf, onOtherDay } from './compared.ts'
import { curveOf } from './curve.ts'
import { dayMs } from '../exposed-rows.ts'
import { per } from './part.ts'
import { hasStayed } from './subjects.ts'
import { armsOf, nameOf, type Tables, type WatchPart } from './watch-part.ts'

/** Other days than the one that is judged. */
export const laterPart: WatchPart = (of) => {
  const { known, write } = of
  const { say, part, range } = write
  const { horizon, holdout, offers } = known.document
  const days = [30, 60, 90].filter((day) => day !== horizon)
  const rows = offers.flatMap((arm) =>
    days.map((day) => {
      const found = onOtherDay(known, arm, day)
      return [
        nameOf(of, arm),
        say(day < horizon ? 'watch.later.early' : 'watch.later.confirmation', { n: day }),
        ...[holdout, arm].map((one) => keptOf(known, one, day)).map(({ n, yes }) => part(yes, n)),
        found ? range(found) : say('exp.verdict.collecting'),
      ]
    }),
  )
  const head = (['arm', 'day', 'holdout', 'offer', 'difference'] as const).map((one) =>
    say(`watch.later.${one}`),
  )
  return { said: [say('watch.later.lead', { n: horizon })], tables: { later: [head, ...rows] } }
}

/**
 * Who came in on each day before today, from the first one on: to yesterday while it runs, else to the last of them. Of
 * more than 91 days each seven are one figure, and what is left over is not told.
 */
export const exposuresPart: WatchPart = (of) => {
  const { known, stopped, write } = of
  const { say, count, day: dated } = write
  const today = new Date(known.now).toISOString().slice(0, 10)
  const came = known.subjects.filter(({ day }) => day < today)
  const dates = came.map(({ day }) => day).toSorted()
  const runs = stopped === null && known.document.id !== 'holdout'
  const yesterday = new Date(Date.parse(today) - dayMs).toISOString().slice(0, 10)
  const [first = '', last = ''] = [dates[0], runs ? yesterday : dates.at(-1)]
  const days = Array.from({ length: (Date.parse(last) - Date.parse(first)) / dayMs + 1 }, (_, index) =>
    new Date(Date.parse(first) + index * dayMs).toISOString().slice(0, 10),
  )
  const span = days.length > 91 ? 'week' : 'day'
  const length = span === 'week' ? 7 : 1
  const lines = days.flatMap((_, index) => {
    const own = days.slice(index, index + length)
    return index % length === 0 && own.length === length ? [own] : []
  })
  const restated = new Set(of.restated.map(({ day }) => day))
  const on = (arm: string, own: string[]) =>
    came.filter((one) => one.arm === arm && own.includes(one.day)).length
  const cell = (arm: string, own: string[]) => {
    const figure = count(on(arm, own))
    return own.some((day) => restated.has(day)) ? say('plots.restated', { figure }) : figure
  }
  const arms = armsOf(of)
  return {
    said: arms.map((arm) => `${nameOf(of, arm)} ${count(on(arm, lines.at(-1) ?? []))}`),
    tables: {
      exposures: [
        [say(`plots.${span}`), ...arms.map((arm) => nameOf(of, arm))],
        ...lines.map((own) => [dated(own[0] ?? ''), ...arms.map((arm) => cell(arm, own))]),
      ],
    },
  }
}

export const funnelsPart: WatchPart = (of) => {
  const { known, write } = of
  const { say, count, share } = write
  const { horizon, holdout } = known.document
  const tables: Tables = {}
  for (const arm of armsOf(of)) {
    const closed = closedOf(known, arm, horizon)
    const { n, yes } = keptOf(known, arm)
    const saved = of.saved[arm] ?? null
    const steps: [Parameters<typeof say>[0], number | null][] = [
      ['watch.step.judged', closed.length],
      ['watch.step.accepted', closed.filter(({ row }) => row.accepted !== null).length],
      ['watch.step.deflected', closed.filter(hasStayed).length],
      ['watch.step.kept', yes],
      ['watch.step.saved', saved && Math.round(saved.difference * n)],
    ]
    const own = steps.filter(([name]) => arm !== holdout || !/accepted|saved/.test(name))
    const shareOf = (part: number | null, whole: number | null | undefined) =>
      share(part === null || !whole ? null : per(part, whole))
    tables[`funnel-${arm}`] = [
      (['step', 'people', 'of_first'] as const).map((one) => say(`plots.${one}`)),
      ...own.map(([name, n]) => [say(name), count(n), shareOf(n, closed.length)]),
    ]
  }
  return { said: [say('watch.funnel.lead', { n: horizon })], tables }
}

export const survivalPart: WatchPart = (of) => {
  const { known, write } = of
  const { say, count, share } = write
  const { horizon } = known.document
  const curves = armsOf(of).map((arm) => ({ arm, ...curveOf(known, arm) }))
  const length = Math.max(...curves.map(({ ages }) => ages.length))
  const cells = (age: number) =>
    curves.flatMap(({ ages }) => {
      const here = ages[age]
      const range = here?.range
      return [
        share(here?.share),
        range
          ? say('plots.from_until', { low: share(range.low), high: share(range.high) })
          : say('plots.unknown'),
        count(here?.atRisk),
      ]
    })
  const head = curves.flatMap(({ arm }) =>
    (['kept', 'kept_range', 'at_risk'] as const).map((one) =>
      say(`plots.${one}`, { label: nameOf(of, arm) }),
    ),
  )
  const means = curves.flatMap(({ arm, meanDays }) =>
    meanDays === null ? [] : [say('watch.survival.mean', { name: nameOf(of, arm), days: count(meanDays) })],
  )
  const lead = say('watch.survival.lead', { n: horizon })
  return {
    said: [
      `${say('watch.survival.plot')} ${lead} ${say('plots.not_for_decisions')}`,
      ...curves.map(({ arm, ages }) => `${nameOf(of, arm)} ${share(ages.at(-1)?.share)}`),
      means.join(' '),
    ],
    tables: {
      survival: [
        [say('plots.age'), ...head],
        ...Array.from({ length }, (_, age) => [String(age), ...cells(age)]),
      ],
    },
  }
}
