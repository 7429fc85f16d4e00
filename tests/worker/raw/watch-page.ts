/** What the page of an experiment ought to show: every table, and every other line with a number in it. */
import type { Page } from './page.ts'
import { pageOf } from './part.ts'
import { exposuresPart, funnelsPart, laterPart, survivalPart } from './watch-course.ts'
import { aidPart, pairsPart, restatedPart, segmentsPart } from './watch-groups.ts'
import { guardsPart, splitsPart } from './watch-harm.ts'
import type { Watching } from './watch-part.ts'
import { historyPart, planPart, standPart } from './watch-stand.ts'
import { comparedPart, moneyPart, verdictsPart } from './watch-verdicts.ts'

export const watchOf = (of: Watching): Page =>
  pageOf(of, [
    ...(of.known.document.id === 'holdout' ? [] : [standPart]),
    comparedPart,
    verdictsPart,
    moneyPart,
    guardsPart,
    splitsPart,
    laterPart,
    exposuresPart,
    funnelsPart,
    survivalPart,
    segmentsPart,
    pairsPart,
    aidPart,
    restatedPart,
    planPart,
    historyPart,
  ])
