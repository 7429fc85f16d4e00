/** The card says true figures, in every currency and period, before *yes* (S4.3). */
import { expect, test } from 'vitest'
import { copyFor } from '#shared/copy/copy.ts'
import { offerCard } from '#shared/copy/offer-card.ts'
import { Offer } from '#shared/playbook/offers.ts'
import type { Facts } from '#shared/rules/facts.ts'
import { termsOf } from '#shared/rules/terms.ts'
import { aClock } from '#tests/fixtures/a-clock.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { visible } from '#tests/transcripts/print.ts'

const amounts = { USD: 1000, ILS: 4000, JPY: 300, KWD: 1500 }
const monthly = { kind: 'discount', amounts, cycles: 3 }
const yearly = { kind: 'discount', amounts, cycles: 1 }
const toYear = { kind: 'continuation', to: 'year' }
const toMonth = { kind: 'continuation', to: 'month' }

const paying = (amount: number, currency: string, period: Facts['period'] = 'month'): Partial<Facts> => ({
  period,
  price: { amount, currency },
})
const other = (period: Facts['period'], amount: number, currency: string): Partial<Facts> => ({
  otherPeriod: { period, price: { amount, currency } },
})

const end = 'cancel at any time on your account page, as today'
const noFurther = `${end}; no further year is charged after that`
const ahead = 'in one payment, for the whole year ahead'

const cases: [about: string, offer: object, customer: Partial<Facts>, ...card: string[]][] = [
  [
    'dollars have cents',
    monthly,
    paying(4900, 'USD'),
    '$10.00 off the monthly price for 3 months',
    '$49.00 a month · $39.00 a month · 3 months, from November 30, 2026 to February 28, 2027 · $49.00 a month',
  ],
  [
    'yen have none',
    monthly,
    paying(980, 'JPY'),
    '¥300 off the monthly price for 3 months',
    '¥980 a month · ¥680 a month · 3 months, from November 30, 2026 to February 28, 2027 · ¥980 a month',
  ],
  [
    'dinars have three',
    monthly,
    paying(4250, 'KWD'),
    'KWD 1.500 off the monthly price for 3 months',
    'KWD 4.250 a month · KWD 2.750 a month · 3 months, from November 30, 2026 to February 28, 2027 · KWD 4.250 a month',
  ],
  [
    'of a yearly price once a year',
    yearly,
    paying(96000, 'ILS', 'year'),
    '₪40.00 off the yearly price for 1 year',
    '₪960.00 a year · ₪920.00 a year · 1 year, from November 30, 2026 to November 30, 2027 · ₪960.00 a year',
  ],
]

const printed = (offer: object, customer: Partial<Facts>, locale = 'en') => {
  const parsed = Offer.parse({ ...offer, owner: 'Care', reviewBy: '2027-12-31' })
  const terms = termsOf(parsed, aCustomer(customer), aClock().now())
  if (terms === null) throw new Error('no such offer for this customer')
  const { title, terms: lines, accept } = offerCard(terms, copyFor(locale))
  return { title: visible(title), lines: lines.map(({ value }) => visible(value)), accept: visible(accept) }
}

test.each(cases)('a discount by amount: %s', (_about, offer, customer, title, lines) => {
  const card = printed(offer, customer)
  expect(card.title).toBe(title)
  expect(card.lines.join(' · ')).toBe(`${lines} · ${end}`)
})

const continued: [about: string, offer: object, customer: Partial<Facts>, lines: string[]][] = [
  [
    'a year in dollars, not quite twelve times its month',
    toYear,
    other('year', 49000, 'USD'),
    ['$49.00 a month', '$490.00 a year', 'about $40.83 a month', 'November 30, 2026', ahead, noFurther],
  ],
  [
    'a year in yen, that is',
    toYear,
    { ...paying(980, 'JPY'), ...other('year', 9600, 'JPY') },
    ['¥980 a month', '¥9,600 a year', '¥800 a month', 'November 30, 2026', ahead, noFurther],
  ],
  [
    'a year in dinars',
    toYear,
    { ...paying(4250, 'KWD'), ...other('year', 42500, 'KWD') },
    [
      'KWD 4.250 a month',
      'KWD 42.500 a year',
      'about KWD 3.542 a month',
      'November 30, 2026',
      ahead,
      noFurther,
    ],
  ],
  [
    'a month in shekels, beside what the year came to',
    toMonth,
    { ...paying(96000, 'ILS', 'year'), ...other('month', 9600, 'ILS') },
    [
      '₪960.00 a year',
      '₪80.00 a month',
      '₪96.00 a month',
      'November 30, 2026',
      'each month, for that month',
      end,
    ],
  ],
]

test.each(continued)('a continuation: %s', (_about, offer, customer, lines) => {
  expect(printed(offer, customer).lines).toEqual(lines)
})

test('and in Hebrew', () => {
  const shekels = { ...paying(9600, 'ILS'), ...other('year', 96000, 'ILS') }
  expect(printed(toYear, shekels, 'he')).toEqual({
    title: 'אותו מסלול, בתשלום שנתי',
    accept: 'כן, לעבור לתשלום שנתי',
    lines: [
      '⟨96.00 ₪⟩ לחודש',
      '⟨960.00 ₪⟩ לשנה',
      '⟨80.00 ₪⟩ לחודש',
      '30 בנובמבר 2026',
      'תשלום אחד, מראש, לשנה שלמה',
      'אפשר לבטל בכל עת בדף החשבון, כמו היום; לאחר מכן אין חיוב על שנה נוספת',
    ],
  })
  expect(printed(monthly, paying(9600, 'ILS'), 'he').title).toBe(
    'הנחה של ⟨40.00 ₪⟩ במחיר החודשי למשך 3 חודשים',
  )
})
