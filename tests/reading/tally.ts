/** A score as lines of text, so that a run says what it measured. */
import { falseRate, precision, recall, type Score } from './score.ts'

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`.padStart(6)

export function table(name: string, score: Score): string {
  const { leave, others, reasons } = score
  const head =
    `${name}: leave heard ${leave.found} of ${leave.has} (${percent(recall(leave))}), ` +
    `wrongly ${leave.wrong} of ${others} (${percent(falseRate(score))})`
  const rows = Object.entries(reasons)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(
      ([reason, tally]) =>
        `  ${reason.padEnd(14)} recall ${percent(recall(tally))} of ${String(tally.has).padStart(3)}, ` +
        `precision ${percent(precision(tally))} of ${String(tally.found + tally.wrong).padStart(3)}`,
    )
  return [head, ...rows].join('\n')
}
