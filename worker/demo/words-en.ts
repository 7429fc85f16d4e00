import type { Words } from './words.ts'
import { yearEn } from './words-year.ts'

const plural = new Intl.PluralRules('en')

export const en: Words = {
  locale: 'en-US',
  direction: 'ltr',
  tagline: 'Notes and plans for people who work together',
  skip: 'Skip to the account',
  nav: { label: 'Pages', account: 'Account', mailbox: 'Mailbox', language: 'Language' },
  account: {
    title: 'Your account',
    plan: (name) => `${name} plan`,
    perPeriod: { month: 'a month', year: 'a year' },
    afterTrial: 'after the trial',
    since: 'Member since',
    dates: {
      renews: 'Next renewal',
      paidUntil: 'Paid until',
      trialUntil: 'Trial until',
      ends: 'Ends on',
      resumes: 'Resumes on',
    },
    use: 'Use',
    useOf: (percent) => `${percent} of what the plan allows`,
    nextPlan: 'Next plan',
    nextPlanOf: (plan, day) => `${plan}, from ${day}`,
    nextPeriod: 'Payment',
    nextPeriodOf: {
      month: (day) => `By the month, from ${day}`,
      year: (day) => `By the year, from ${day}`,
    },
    discount: 'Discount',
    discountOf: (off, cycles) =>
      plural.select(cycles) === 'one'
        ? `${off} off the next payment`
        : `${off} off each of the next ${cycles} payments`,
    credit: 'Credit',
    creditOf: (amount) => `${amount}, used on the next payment`,
    benefit: 'Extra',
    benefitUntil: (name, day) => `${name}, until ${day}`,
    smaller: 'A smaller plan',
    smallerOf: (plan, price) => `${plan}, ${price}`,
    otherPeriod: 'The same plan otherwise',
    notKnown: 'Not known',
    holds: 'Your plan holds',
    cancel: 'Cancel my plan',
    cancelNote: 'Nothing is cancelled until you have confirmed it.',
  },
  status: {
    active: 'Active',
    cancelling: 'Cancelled',
    paused: 'Paused',
    past_due: 'Payment due',
    trialing: 'Free trial',
  },
  notice: {
    cancelling: (day) =>
      `Your plan is cancelled. Everything works until ${day}, and nothing more is charged.`,
    ended: (day) => `Your plan ended on ${day}. Nothing more is charged.`,
    keep: 'Keep my plan after all',
    paused: (day) => `Your plan is paused. Nothing is charged until it resumes on ${day}.`,
    pastDue: 'The last payment did not go through. Your plan keeps working while the bank is asked again.',
  },
  mailbox: {
    title: 'Mailbox',
    of: (name) => `Letters to ${name}`,
    empty: 'No letters yet',
    emptyNote: 'What Fernleaf sends about the plan arrives here, such as the receipt of a cancellation.',
  },
  demo: {
    title: 'Demonstration',
    about: 'Fernleaf and its customers are made up. Pick one, then press “Cancel my plan”.',
    signedIn: (name) => `Signed in as ${name}`,
    pick: 'Who is signed in',
    noName: 'No name on file',
    startOver: 'Start over',
    startOverNote:
      'Gives every customer the first plan back and empties the mailboxes. Parley keeps its own record.',
    console: 'Open the console',
    consoleNote: 'Where support sees every exit. It asks for the one-time link printed at the start.',
  },
  people: {
    mara: 'Largest plan, three years; others are customers because of this one. California.',
    tomas: 'Middle plan, ordinary use. Minnesota, where offers need permission first.',
    noa: 'Middle plan, paid for the year in shekels. Israel.',
    eitan: 'Smallest plan, not used for seven weeks. Israel.',
    obrien: 'Largest plan, three complaints, two cases still open. Britain.',
    jonas: 'Middle plan, paid for the year in euros. Germany, where the button comes before any talk.',
    walter: 'Seven years on the largest plan, and uses a tenth of it. Florida.',
    priya: 'Smallest plan, and costs more to serve than it brings in. Texas.',
    lina: 'Still in the free trial, five days to go. New York.',
    sam: 'The last payment did not go through. Colorado.',
    yuki: 'Smallest plan, paid for the year in yen. Japan.',
    ruth: 'Has cancelled already; the last days are running. Washington.',
    unknown: 'Nothing on file but the plan: no name, place, use or history.',
  },
  year: yearEn,
  trouble: {
    title: 'That did not work',
    foreign: 'This form was sent from another site, so nothing was changed.',
    missing: 'There is nothing here.',
    back: 'Back to the account',
  },
}
