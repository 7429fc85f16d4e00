/** Where a time axis says a date. Days are `YYYY-MM-DD`, in UTC. */
const dayLength = 86_400_000

export const numberOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayLength
const dayOfNumber = (number: number): string => new Date(number * dayLength).toISOString().slice(0, 10)

const daySteps = [1, 2, 7, 14]
const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600]

/** Every few days from the first one, or the firsts of months: whichever is the finest of no more than `most`. */
export function dayTicks(first: string, last: string, most = 8): string[] {
  const span = numberOfDay(last) - numberOfDay(first)
  const days = daySteps.find((step) => span / step < most)
  if (days !== undefined) {
    const count = Math.floor(span / days) + 1
    return Array.from({ length: count }, (_, index) => dayOfNumber(numberOfDay(first) + index * days))
  }
  const months = firstsOfMonths(first, last)
  const step = monthSteps.find((every) => months.length / every <= most) ?? 1200
  return months.filter((day) => monthNumber(day) % step === 0)
}

const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

function firstsOfMonths(first: string, last: string): string[] {
  const from = monthNumber(first) + (first.endsWith('-01') ? 0 : 1)
  return Array.from({ length: Math.max(0, monthNumber(last) - from + 1) }, (_, index) => {
    const month = from + index
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`
  })
}

const ageSteps = [1, 2, 5, 10, 15, 30, 60, 90, 180, 365]

/** Days since a beginning, from zero on: in the steps in which people count days. */
export function ageTicks(last: number, most = 6): number[] {
  const step = ageSteps.find((every) => last / every <= most) ?? Math.ceil(last / most)
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step)
}

/** Which of so many labels still stand where there is room for few: every second, third … from the first. */
export function fewer(count: number, most: number): (index: number) => boolean {
  const every = Math.max(1, Math.ceil(count / most))
  return (index) => index % every === 0
}
