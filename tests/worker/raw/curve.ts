/** Kaplan and Meier's curve of an arm, customer by customer. */
import type { Known } from './compared.ts'
import { lostAt, wholeDays } from './subjects.ts'

export interface Age {
  atRisk: number
  share: number
  range: { low: number; high: number } | null
}

const z = 1.959963984540054

/** From age 0 as far as anybody has come, and to day 90 or the horizon at most. */
export function curveOf(
  { subjects, document, now }: Known,
  arm: string,
): { ages: Age[]; meanDays: number | null } {
  const today = new Date(now).toISOString().slice(0, 10)
  const people = subjects
    .filter((one) => one.arm === arm)
    .map((one) => ({ lost: lostAt(one), until: lostAt(one) ?? wholeDays(one.day, today) }))
  const last = Math.min(Math.max(90, document.horizon), Math.max(...people.map(({ until }) => until)))
  let [share, hazard] = [1, 0]
  const ages = Array.from({ length: last + 1 }, (_, age): Age => {
    const atRisk = people.filter(({ until }) => until >= age).length
    const gone = people.filter(({ lost }) => lost === age).length
    if (gone > 0) {
      share *= 1 - gone / atRisk
      hazard += gone / (atRisk * (atRisk - gone))
    }
    const reach = Math.exp((z * Math.sqrt(hazard)) / Math.log(share))
    const range = share === 0 || share === 1 ? null : { low: share ** (1 / reach), high: share ** reach }
    return { atRisk, share, range }
  })
  const early = ages.slice(0, document.horizon)
  const isWhole = early.length === document.horizon
  return { ages, meanDays: isWhole ? early.reduce((sum, one) => sum + one.share, 0) : null }
}
