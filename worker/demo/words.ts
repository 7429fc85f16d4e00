/** The words of the business's own pages. Hebrew addresses nobody by gender: nouns and infinitives only. */
import type { CustomerId } from './customers.ts'
import type { YearWords } from './words-year.ts'

export interface Words {
  /** For `Intl`. */
  locale: string
  direction: 'ltr' | 'rtl'
  tagline: string
  skip: string
  nav: { label: string; account: string; mailbox: string; language: string }
  account: {
    title: string
    plan(name: string): string
    perPeriod: { month: string; year: string }
    afterTrial: string
    since: string
    dates: Record<'renews' | 'paidUntil' | 'trialUntil' | 'ends' | 'resumes', string>
    use: string
    useOf(percent: string): string
    nextPlan: string
    nextPlanOf(plan: string, day: string): string
    nextPeriod: string
    nextPeriodOf: Record<'month' | 'year', (day: string) => string>
    discount: string
    discountOf(off: string, cycles: number): string
    credit: string
    creditOf(amount: string): string
    benefit: string
    benefitUntil(name: string, day: string): string
    smaller: string
    smallerOf(plan: string, price: string): string
    otherPeriod: string
    notKnown: string
    holds: string
    cancel: string
    cancelNote: string
  }
  status: Record<'active' | 'cancelling' | 'paused' | 'past_due' | 'trialing', string>
  notice: {
    cancelling(day: string): string
    ended(day: string): string
    keep: string
    paused(day: string): string
    pastDue: string
  }
  mailbox: { title: string; of(name: string): string; empty: string; emptyNote: string }
  demo: {
    title: string
    about: string
    signedIn(name: string): string
    pick: string
    noName: string
    startOver: string
    startOverNote: string
    console: string
    consoleNote: string
  }
  /** What makes each customer different, for the one who picks. */
  people: Record<CustomerId, string>
  year: YearWords
  trouble: { title: string; foreign: string; missing: string; back: string }
}
