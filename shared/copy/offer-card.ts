import type { Money } from '#shared/money.ts'
import type { Line, OfferInput } from '#shared/protocol/turn.ts'
import type { OfferKind } from '#shared/playbook/offers.ts'
import { shorterOf, type Terms } from '#shared/rules/terms.ts'
import type { CopyKey } from './catalogue.ts'
import type { Copy } from './copy.ts'

/** The card of one offer: every term in full before *yes* (S4.3). Never more than the terms say. */
export function offerCard(terms: Terms, copy: Copy): OfferInput {
  return {
    type: 'offer',
    title: titleOf(terms, copy),
    terms: [...linesOf(terms, copy), { label: copy.say('term.end'), value: endOf(terms, copy) }],
    accept: acceptOf(terms, copy),
    more: shorterOf(terms).map((one) => ({ option: String(one.months), label: acceptOf(one, copy) })),
    decline: copy.say('offer.decline'),
  }
}

const endOf = (terms: Terms, copy: Copy): string =>
  copy.say(terms.kind === 'continuation' && terms.to === 'year' ? 'term.end.value.year' : 'term.end.value')

/** What *yes* says; of a pause, the day on which it ends. */
export function acceptOf(terms: Terms, copy: Copy): string {
  if (terms.kind === 'continuation') return copy.say(`offer.accept.continuation.${terms.to}`)
  return copy.say(`offer.accept.${terms.kind}`, {
    until: terms.kind === 'pause' ? copy.day(terms.until) : '',
  })
}

export function titleOf(terms: Terms, copy: Copy): string {
  switch (terms.kind) {
    case 'discount':
      return discountTitle(terms, copy)
    case 'credit':
      return copy.say('offer.title.credit', { amount: copy.money(terms.amount) })
    case 'pause':
      return copy.say(shorterOf(terms).length === 0 ? 'offer.title.pause' : 'offer.title.pause_up_to', {
        length: copy.say('months', { n: terms.months }),
      })
    case 'plan_change':
      return copy.say('offer.title.plan_change', { plan: copy.localized(terms.name) })
    case 'continuation':
      return copy.say(`offer.title.continuation.${terms.to}`)
    case 'trial_extension':
      return copy.say('offer.title.trial_extension', { n: terms.days })
    case 'benefit': {
      const benefit = copy.say(`benefit.${terms.benefit}`)
      return copy.say('offer.title.benefit', { benefit, length: copy.say('months', { n: terms.months }) })
    }
    case 'service_fix':
    case 'guided_help':
    case 'contact':
      return copy.say(`offer.title.${terms.kind}`)
  }
}

function discountTitle(terms: Extract<Terms, { kind: 'discount' }>, copy: Copy): string {
  const length = lengthOf(terms, copy)
  if (terms.amount === undefined) return copy.say('offer.title.discount', { percent: terms.percent, length })
  return copy.say(`offer.title.discount.${terms.period}`, { amount: copy.money(terms.amount), length })
}

/** What the offer means for the customer, line by line; also the body of the receipt of those who stay. */
export function linesOf(terms: Terms, copy: Copy): Line[] {
  const say = (label: CopyKey, value: string): Line => ({ label: copy.say(label), value })
  const price = (money: Money) => copy.say(`per.${terms.period}`, { price: copy.money(money) })
  return (writers[terms.kind] as Writer<OfferKind>)(terms, { copy, say, price })
}

interface Pen {
  copy: Copy
  say: (label: CopyKey, value: string) => Line
  /** A price with its period. */
  price: (money: Money) => string
}
type Writer<K extends OfferKind> = (terms: Terms & { kind: K }, pen: Pen) => Line[]

const writers: { [K in OfferKind]: Writer<K> } = {
  discount: (terms, { copy, say, price }) => [
    say('term.price_now', price(terms.priceNow)),
    say('term.price_during', price(terms.priceDuring)),
    say('term.length', rangeOf(terms, copy)),
    say('term.price_after', price(terms.priceNow)),
  ],
  credit: (terms, { copy, say, price }) => [
    say('term.amount', copy.money(terms.amount)),
    say('term.used_on', copy.say('term.used_on.value')),
    say('term.price_same', price(terms.priceNow)),
  ],
  pause: (terms, { copy, say, price }) => [
    say('term.from', copy.day(terms.from)),
    say('term.charged', copy.say('term.charged.value')),
    say(
      'term.resumes',
      shorterOf(terms).length === 0 ? copy.day(terms.until) : copy.say('term.resumes.chosen'),
    ),
    say('term.price_after', price(terms.priceNow)),
  ],
  plan_change: (terms, { copy, say, price }) => [
    say('term.price_now', price(terms.priceNow)),
    say('term.price_new', price(terms.price)),
    say('term.from', copy.day(terms.from)),
    ...losses(terms, copy),
  ],
  continuation: (terms, { copy, say, price }) => {
    const isYear = terms.to === 'year'
    const comesTo = say('term.comes_to', monthlyOf(terms, copy))
    return [
      say('term.price_now', price(terms.priceNow)),
      ...(isYear ? [] : [comesTo]),
      say('term.price_new', copy.say(`per.${terms.to}`, { price: copy.money(terms.price) })),
      ...(isYear ? [comesTo] : []),
      say('term.from', copy.day(terms.from)),
      say('term.paid', copy.say(`term.paid.value.${terms.to}`)),
    ]
  },
  trial_extension: (terms, { copy, say, price }) => [
    say('term.until', copy.day(terms.until)),
    say('term.price_after', price(terms.priceNow)),
  ],
  benefit: (terms, { copy, say, price }) => [
    say('term.until', copy.day(terms.until)),
    say('term.price_same', price(terms.priceNow)),
  ],
  service_fix: (terms, { copy, say, price }) => [
    say('term.case', copy.say('term.case.value')),
    say('term.due', copy.deadline(terms.due)),
    say('term.price_same', price(terms.priceNow)),
  ],
  guided_help: byPerson,
  contact: byPerson,
}

function byPerson(terms: Terms & { due: string }, { copy, say, price }: Pen): Line[] {
  return [
    say('term.due', copy.deadline(terms.due)),
    say('term.costs', copy.say('term.costs.value')),
    say('term.price_same', price(terms.priceNow)),
  ]
}

/** What the yearly price comes to a month; *about*, where twelve of it are not quite the year. */
function monthlyOf({ to, price, priceNow, monthly }: Extract<Terms, { kind: 'continuation' }>, copy: Copy) {
  const year = to === 'year' ? price : priceNow
  const isExact = monthly.amount * 12 === year.amount
  return copy.say(isExact ? 'per.month' : 'per.month.about', { price: copy.money(monthly) })
}

function rangeOf(terms: Extract<Terms, { kind: 'discount' }>, copy: Copy): string {
  const [from, until] = [copy.day(terms.from), copy.day(terms.until)]
  return copy.say('dates.range', { length: lengthOf(terms, copy), from, until })
}

function losses({ loses }: Extract<Terms, { kind: 'plan_change' }>, copy: Copy): Line[] {
  if (loses.length === 0) return []
  return [{ label: copy.say('term.loses'), value: copy.list(loses.map((text) => copy.localized(text))) }]
}

/** Billing cycles as people say them: three months, one year. */
export function lengthOf({ cycles, period }: Extract<Terms, { kind: 'discount' }>, copy: Copy): string {
  return copy.say(period === 'year' ? 'years' : 'months', { n: cycles })
}
