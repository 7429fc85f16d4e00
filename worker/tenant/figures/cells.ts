import { judged, toldOn, type FollowUp } from '#shared/engine/standing.ts'
import { heldArm, holdoutId } from '#shared/experiments/holdout.ts'
import type { What } from '#shared/figures/counts.ts'
import { isDetractor, isPromoter } from '#shared/nps.ts'
import { dayMs } from '#shared/retention.ts'
import type { SessionRow } from '../session-row.ts'

/** One number of one day: days are counted from 1970-01-01, in UTC. */
export interface Cell {
  what: What
  key: string
  day: number
  n: number
}

export const dayNumber = (at: string): number => Math.floor(Date.parse(at) / dayMs)

/**
 * What a row counts for: nothing but the row, and of it nothing that goes when it is erased, so that what is taken off
 * later is what was added. Test customers count for nothing.
 */
export function cellsOf(row: SessionRow): Cell[] {
  if (row.mode !== 'live') return []
  const day = dayNumber(row.ended)
  const cells = [...endCells(row), ...offerCells(row), ...laterCells(row), ...armCells(row)]
  return [...cells.map(([what, key, n = 1]) => ({ what, key, day, n })), ...scoreCells(row)]
}

type Counted = readonly [what: What, key: string, n?: number]

const when = (holds: boolean, ...cells: Counted[]): Counted[] => (holds ? cells : [])

/** A conversation with two reasons counts with each, one without any with ''. */
const namesOf = (reasons: readonly string[]): string[] =>
  reasons.length === 0 ? [''] : [...new Set(reasons)]

/** How the conversation ended. */
function endCells({ outcome, undone, reasons, leaving }: SessionRow): Counted[] {
  const isLeft = outcome === 'cancelled' && (undone === undefined || undone.state === 'failed')
  return [
    ['outcome', outcome],
    ...namesOf(reasons).map((id): Counted => ['reason', id]),
    ...when(isLeft, ['left', '']),
    ...when(leaving?.took !== undefined, ['leave.timed', ''], ['leave.seconds', '', leaving?.took ?? 0]),
  ]
}

function offerCells({ offers, accepted, took, earlierOffers }: SessionRow): Counted[] {
  const isTaken = accepted !== null
  const earlier = String(Math.min(2, earlierOffers ?? 0))
  const isTold = offers.length > 0 && earlierOffers !== undefined
  return [
    ...when(offers.length > 0, ['shown', '']),
    ...when(isTaken, ['took', '']),
    ...when(isTold, ['fatigue.shown', earlier]),
    ...when(isTold && isTaken, ['fatigue.took', earlier]),
    ...[...new Set(offers)].map((id): Counted => ['offer.shown', id]),
    ...when(isTaken, ['offer.took', accepted ?? '']),
    ...when(took !== undefined, ['cost', took?.cost.currency ?? '', took?.cost.amount ?? 0]),
  ]
}

/** How they stood on day 60. Who left before an offer was made is asked after no more: they are lost, and that is known. */
function laterCells(row: SessionRow): Counted[] {
  const { outcome, followed, reasons, tier, accepted, pays } = row
  const told = followed ? toldOn(followed, 60) : null
  const isKept = told === 'paying'
  const hasStayed = outcome === 'saved' || outcome === 'kept'
  const isKnown = outcome !== 'abandoned' && (told !== null || (outcome === 'cancelled' && !followed))
  const groups = [
    ['all', ''],
    ['tier', tier],
    ...namesOf(reasons).map((id) => ['reason', id] as const),
  ] as const
  const isValue = isKept && accepted !== null && pays !== undefined
  const { amount = 0, currency = '' } = pays?.monthly ?? {}
  return [
    ...when(hasStayed && told !== null, ['stay.known', '']),
    ...when(hasStayed && isKept, ['stay.kept', '']),
    ...groups.flatMap(([of, key]) => [
      ...when(isKnown, [`${of}.known`, key]),
      ...when(isKnown && isKept, [`${of}.kept`, key]),
    ]),
    ...when(isValue, ['value.kept', currency], ['value.monthly', currency, amount]),
    ...(followed ? programmeCells(row, followed) : []),
  ]
}

/** Each offer by what became of those it was shown to, and of whom it kept the facts that stay with a row. */
function programmeCells(row: SessionRow, followed: FollowUp): Counted[] {
  const { offers, accepted } = row
  const taken = judged(followed)
  return [...new Set(offers)].flatMap((offer) => {
    const isTaken = offer === accepted
    const isKept = isTaken && taken?.stayed === true
    return [
      ...when(isTaken ? taken !== null : toldOn(followed, 60) !== null, ['offer.known', offer]),
      ...when(isTaken && taken !== null, ['offer.taken', offer]),
      ...when(isKept, ['offer.kept', offer]),
      ...(isKept ? takerFacts(row).map((fact): Counted => ['taker', `${offer} ${fact}`]) : []),
    ]
  })
}

const takerFacts = ({ tier, reasons, pays }: SessionRow): string[] => [
  `tier ${tier}`,
  ...[...new Set(reasons)].map((id) => `reason ${id}`),
  ...(pays ? [`period ${pays.period}`] : []),
]

/** Of those exposed to the holdout, who could be made an offer and of whom day 60 is known, whatever they did. */
function armCells({ exposed = [], followed }: SessionRow): Counted[] {
  const drawn = exposed.find(({ experiment }) => experiment === holdoutId)
  const isKnown = followed !== undefined && toldOn(followed, 60) !== null
  return when(drawn !== undefined && drawn.arm !== heldArm && isKnown, ['offered.known', ''])
}

/** By the day on which it was said. */
function scoreCells({ survey }: SessionRow): Cell[] {
  if (survey?.score === undefined || survey.at === undefined) return []
  const kinds = [
    ...when(true, ['score', 'all']),
    ...when(isPromoter(survey.score), ['score', 'promoters']),
    ...when(isDetractor(survey.score), ['score', 'detractors']),
  ]
  const day = dayNumber(survey.at)
  return kinds.map(([what, key]) => ({ what, key, day, n: 1 }))
}
