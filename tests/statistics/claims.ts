/**
 * What `docs/statistics.md` promises, each as a figure with its bounds. There is no slack in them: what is measured lies
 * far enough within for the fixed seed of CI, and for nearly any seed of a full run.
 */
import { needOf } from '#shared/statistics/planner.ts'
import { chanceOf } from '#shared/simulate/chance.ts'
import {
  alarmAt,
  firstCall,
  isCalledByVerdict,
  isCalledInDrift,
  keptWith,
  moneyOf,
  rules,
  shareOf,
  type Draw,
  type Rule,
} from './peeking.ts'

export interface Claim {
  name: string
  /** The figure must lie within these, both ends included. */
  bounds: readonly [number, number]
  unit: 'share' | 'customers'
  /** How many experiments: in CI, and by `npm run peeking`. */
  short: number
  full: number
  figure: (experiments: number, seed: number, tick: () => void) => number
}

const alpha = 0.05
const looks = 5000
const planned = 5000

type Counted = Omit<Claim, 'unit' | 'figure'> & { happens: Parameters<typeof shareOf>[2] }

const share = ({ happens, ...claim }: Counted): Claim => ({
  ...claim,
  unit: 'share',
  figure: (experiments, seed, tick) => shareOf(experiments, seed, happens, tick),
})

const kept = keptWith(0.3, 0.3, 0.3, 0.3)
const paid = moneyOf(0.3, 1)

const useless = (what: string, offers: number, draw: Draw, rule: Rule, short: number): Claim =>
  share({
    name: `${what}, ${offers === 1 ? 'one useless offer' : `${offers} useless offers`}, ${looks} looks: any call`,
    bounds: [0, alpha],
    short,
    full: 4000,
    happens: (chance) => firstCall({ offers, looks, draw, rule }, chance) !== null,
  })

const caught = (what: string, offers: number, draw: Draw, rule: Rule): Claim =>
  share({
    name: `${what}, a fixed 95 % rule on the same, ${offers === 1 ? 'one offer' : `${offers} offers`}: any call`,
    bounds: [0.4, 1],
    short: 200,
    full: 4000,
    happens: (chance) => firstCall({ offers, looks, draw, rule }, chance) !== null,
  })

const need = needOf(
  { measure: { type: 'rate', share: 0.3 }, offers: 1, holdoutShare: 0.5, alpha, power: 0.8 },
  0.06,
)

const power: Claim = share({
  name: `30 % against 36 %, planned ${need.perOffer} in each arm: called better by then`,
  bounds: [0.8, 1],
  short: 400,
  full: 4000,
  happens: (chance) => {
    const rule = rules.rate({ alpha, planned: need.planned })
    return (
      firstCall({ offers: 1, looks: need.perOffer, draw: keptWith(0.3, 0.36), rule }, chance) === 'better'
    )
  },
})

const split: Claim[] = [
  share({
    name: 'a fair split, 20,000 customers: any alarm',
    bounds: [0, 0.01],
    short: 200,
    full: 4000,
    happens: (chance) => alarmAt(0.5, 20_000, 20, chance) < Infinity,
  }),
  {
    name: 'a split of 45 to 55: customers until the alarm, median',
    bounds: [950, 1250],
    unit: 'customers',
    short: 400,
    full: 4000,
    figure: (experiments, seed, tick) => {
      const found = Array.from({ length: experiments }, (_, experiment) => {
        tick()
        return alarmAt(0.45, 50_000, 1, chanceOf(seed, `split ${experiment}`))
      })
      return found.toSorted((one, other) => one - other)[Math.floor(experiments / 2)] ?? Infinity
    },
  },
]

const drift: Claim[] = [
  share({
    name: 'weights changed while the season changed, 60 days, pooled: any call',
    bounds: [0.25, 1],
    short: 100,
    full: 1000,
    happens: (chance) => isCalledInDrift('pooled', chance),
  }),
  share({
    name: 'the same, day by day: any call',
    bounds: [0, alpha],
    short: 200,
    full: 2000,
    happens: (chance) => isCalledInDrift('daily', chance),
  }),
]

export const claims: Claim[] = [
  useless('shares', 1, kept, rules.rate({ alpha, planned }), 300),
  useless('shares', 3, kept, rules.rate({ alpha: alpha / 3, planned }), 150),
  useless('money', 1, paid, rules.money({ alpha, planned }), 250),
  useless('money', 3, paid, rules.money({ alpha: alpha / 3, planned }), 150),
  caught('shares', 1, kept, rules.fixedRate()),
  caught('money', 3, paid, rules.fixedMoney()),
  share({
    name: 'the whole verdict with its latch, three useless offers, 100 looks: any call',
    bounds: [0, alpha],
    short: 200,
    full: 4000,
    happens: isCalledByVerdict,
  }),
  power,
  ...split,
  ...drift,
]
