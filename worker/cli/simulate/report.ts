import { holdsTruth, type Recovered } from '#shared/simulate/recovered.ts'
import { yearTruth } from '#shared/simulate/truth.ts'
import type { Year } from './demonstration.ts'

const width = 30
const wholeYear = 365

export function progressLine({ days, conversations, state }: Year): string {
  const full = Math.round((days / wholeYear) * width)
  const bar = `${'█'.repeat(full)}${'░'.repeat(width - full)}`
  return `${bar} ${days}/${wholeYear} days, ${conversations} conversations, ${state}`.padEnd(78)
}

/** The truth planted in the year, and each verdict beside it. */
export function report({ state, why, seed, conversations, asked, over, found }: Year): string {
  if (state === 'failed')
    return `The year was not finished: ${why ?? 'broken'}. Press again, or look at its log.`
  const seconds = over === null ? 0 : (Date.parse(over) - Date.parse(asked)) / 1000
  return [
    `${conversations} conversations in ${seconds.toFixed(0)} s, seed ${seed}`,
    '',
    'Planted: points by which more are kept and paying if they are shown an offer',
    ...Object.entries(yearTruth.keeps).map(([kind, share]) => `  ${kind.padEnd(16)} ${points(share)}`),
    '',
    'Found: each arm against its holdout',
    ...found.flatMap(lines),
  ].join('\n')
}

function lines(one: Recovered): string[] {
  const { found, leaving } = one
  const range = found === null ? 'too few customers yet' : `${points(found.low)} to ${points(found.high)}`
  const isTrue = holdsTruth(one)
  const inside = isTrue === null ? '' : isTrue ? ', holds the truth' : ', misses the truth'
  const kept = `day ${one.horizon}: planted ${points(one.planted)}, found ${range} of ${one.n}${inside}`
  const harm = leaving?.state === 'harm' ? ', harm' : ''
  const slower =
    leaving === null || leaving.difference === null
      ? []
      : [`    leaving: planted ${seconds(one.slower)}, found ${seconds(leaving.difference)}${harm}`]
  return [`  ${one.experiment}/${one.arm}: ${one.verdict}`, `    ${kept}`, ...slower]
}

const signed = (value: number, digits: number): string => `${value < 0 ? '' : '+'}${value.toFixed(digits)}`
const points = (share: number): string => signed(share * 100, 1)
const seconds = (count: number): string => `${signed(count, 0)} s`
