import { alpha, closedOf, isDaily, keptOf, rateRange } from './compared.ts'
import { grouped } from './grouped.ts'
import { beliefIn } from './ranges.ts'
import { laterOf, type Subject } from './subjects.ts'
import { armsOf, nameOf, type Tables, type Watching, type WatchPart } from './watch-part.ts'
import { betterOnes } from './watched.ts'

const kinds = ['reason', 'tier', 'period'] as const
type Kind = (typeof kinds)[number]

const groupOf = ({ row: { reasons, tier, pays } }: Subject, by: Kind): string =>
  ({ reason: reasons[0] ?? '', tier, period: pays?.period ?? '' })[by]

/** The twelve largest groups of a kind, and all others as one. */
const mostShown = 12

/** Groups beside each other, in counts. */
export const segmentsPart: WatchPart = (of) => {
  const { known, write } = of
  const { say } = write
  const { horizon } = known.document
  const tables: Tables = {}
  for (const by of kinds) {
    const closed = armsOf(of).flatMap((arm) => closedOf(known, arm, horizon))
    const sizes = [...grouped(closed, (one) => groupOf(one, by))]
      .map(([key, all]) => ({ key, n: all.length }))
      .toSorted((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1))
      .map(({ key }) => key)
    const rest = sizes.slice(mostShown)
    const rows = [...sizes.slice(0, mostShown).map((key) => [key]), ...(rest.length > 0 ? [rest] : [])]
    const name = say(`watch.segments.${by}`)
    tables[`segments-${by}`] = [
      [name, ...armsOf(of).map((arm) => nameOf(of, arm))],
      ...rows.map((keys, index) => [
        index >= mostShown ? say('watch.segments.rest') : groupName(of, by, keys[0] ?? ''),
        ...armsOf(of).map((arm) => partOf(of, arm, (one) => keys.includes(groupOf(one, by)))),
      ]),
    ]
  }
  return { said: [say('watch.segments.lead', { n: horizon })], tables }
}

function partOf({ known, write }: Watching, arm: string, isIn: (one: Subject) => boolean): string {
  const { horizon } = known.document
  const told = closedOf(known, arm, horizon)
    .filter(isIn)
    .map((one) => laterOf(one, horizon).isKept)
  return write.part(told.filter((one) => one === true).length, told.filter((one) => one !== null).length)
}

function groupName({ write: { say, words } }: Watching, by: Kind, key: string): string {
  if (key === '') return say(by === 'reason' ? 'exits.no_reason' : 'overview.unknown')
  if (by === 'period') return say(key === 'year' ? 'plan.pays.year' : 'plan.pays.month')
  return words.named(by === 'reason' ? 'cause' : 'band', key)
}

/** Offers that are both called better, against each other. */
export const pairsPart: WatchPart = (of) => {
  const { known, write } = of
  const { say, range } = write
  const { offers, planned } = known.document
  const better = betterOnes(of)
  const all = Math.max(1, (offers.length * (offers.length - 1)) / 2)
  const rows = better.flatMap((a, place) =>
    better.slice(place + 1).map((b) => {
      const found = rateRange(keptOf(known, a), keptOf(known, b), { alpha: alpha / all, planned })
      const name = say('watch.pairs.of', { b: nameOf(of, b), a: nameOf(of, a) })
      return [name, found ? range(found) : say('exp.verdict.collecting')]
    }),
  )
  if (rows.length === 0) return {}
  return { tables: { pairs: [[say('watch.pairs.which'), say('watch.pairs.difference')], ...rows] } }
}

/** To a hundredth of a point. */
const rounded = (share: number): number => Math.round(share * 10_000) / 10_000

/** Belief, where there is a range and weights stood still. */
export const aidPart: WatchPart = (of) => {
  const { known, write } = of
  const { say, share, points } = write
  const { holdout, offers } = known.document
  const rows = offers.flatMap((arm) => {
    if (isDaily(known) || !of.saved[arm]) return []
    const [a, b] = [keptOf(known, holdout), keptOf(known, arm)]
    const { chance, loss } = beliefIn([a.n, a.yes], [b.n, b.yes])
    return [[nameOf(of, arm), share(chance), points(rounded(loss))]]
  })
  if (rows.length === 0) return {}
  const head = (['arm', 'chance', 'loss'] as const).map((one) => say(`watch.aid.${one}`))
  return { said: [say('watch.aid.lead')], tables: { aid: [head, ...rows] } }
}

export const restatedPart: WatchPart = (of) => {
  const { say, date } = of.write
  const days = of.restated
  const on = date(new Date(of.known.now).toISOString().slice(0, 10))
  if (days.length === 0) return {}
  return {
    said: [
      say('watch.restated.lead', { revision: 1 + days.length }),
      ...days.map(({ day, horizon }) =>
        say('watch.restated.day', { day: date(day), horizon, revision: 2, on }),
      ),
    ],
  }
}
