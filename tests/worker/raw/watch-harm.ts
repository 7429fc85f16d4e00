import { checks, countOf } from './watched.ts'
import { guardOf, guards, type Guard } from './harm.ts'
import { armsOf, nameOf, type Tables, type Watching, type WatchPart } from './watch-part.ts'

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)

/** A table of guardrails for each offer; those that nobody tells of are named, without a figure. */
export const guardsPart: WatchPart = (of) => {
  const tables: Tables = {}
  const captions: string[] = []
  for (const arm of of.known.document.offers) {
    const rows = guards.flatMap((guard) => guardRow(of, guard, arm))
    const { say } = of.write
    const caption = `${say('watch.guards')}: ${say('watch.guards.shown', { n: rows.length })}`
    captions.push(caption)
    tables[`${nameOf(of, arm)} / ${caption}`] = [
      (['what', 'holdout', 'offer', 'difference', 'margin', 'state'] as const).map((one) =>
        say(`watch.guards.${one}`),
      ),
      ...rows,
    ]
  }
  return { tables }
}

function guardRow(of: Watching, guard: Guard, arm: string): string[][] {
  const { known, harm: found, write } = of
  const { say, count, more, points, part, date } = write
  const one = guardOf(known, guard, arm)
  const isTime = guard === 'secondsToLeave'
  if (one.holdout.length === 0 && one.offer.length === 0) return []
  const seconds = (value: number, isSigned: boolean) =>
    say('watch.seconds', { n: isSigned && value > 0 ? `+${count(value)}` : count(value) })
  const signed = (value: number) => (isTime ? seconds(value, true) : more(value))
  const side = (values: readonly number[]) => {
    if (values.length === 0) return say('plots.unknown')
    const mean = { seconds: count(sum(values) / values.length), n: count(values.length) }
    return isTime ? say('watch.guards.seconds', mean) : part(sum(values), values.length)
  }
  const apart = one.found
    ? say(`watch.guards.bound.${one.harm}`, {
        apart: signed(one.found.difference),
        bound: signed(one.found.bound),
      })
    : say('plots.unknown')
  const margin = isTime ? seconds(one.margin, false) : points(one.margin)
  const since = found.find((harm) => harm.arm === arm && harm.guard === guard)?.night
  const state = since || one.found?.isAlarm ? 'harm' : one.found ? 'well' : 'collecting'
  return [
    [
      say(`watch.guard.${guard}`),
      side(one.holdout),
      side(one.offer),
      apart,
      say(`watch.guards.margin.${one.harm}`, { figure: margin }),
      [say(`watch.guards.${state}`), ...(since ? [date(since)] : [])].join(' '),
    ],
  ]
}

/** Whether the arms fill as they should. */
export const splitsPart: WatchPart = (of) => {
  const { known, lopsided, write } = of
  const { say, count } = write
  const { phases } = known.document
  const arms = armsOf(of)
  const row = (check: (typeof checks)[number]) => [
    say(`watch.split.${check}`),
    ...arms.map((arm) => {
      const expected = phases.map(({ phase, shares }) => {
        const all = sum(arms.map((one) => countOf(known, check, one, phase)))
        return all * (shares[arm] ?? 0)
      })
      const n = sum(phases.map(({ phase }) => countOf(known, check, arm, phase)))
      return say('watch.split.count', { n: count(n), expected: count(Math.round(sum(expected))) })
    }),
    say(lopsided.includes(check) ? 'watch.split.alarm' : 'watch.split.well'),
  ]
  return {
    tables: {
      splits: [
        [say('watch.split.check'), ...arms.map((arm) => nameOf(of, arm)), say('watch.split.state')],
        ...checks.map(row),
      ],
    },
  }
}
