import type { Money } from '#shared/money.ts'
import type { Line, OfferInput } from '#shared/protocol/turn.ts'
import type { Terms } from '#shared/rules/terms.ts'
import type { CopyKey } from './catalogue.ts'
import type { Copy } from './copy.ts'

/** The card of one offer: every term in full before *yes* (S4.3). Never more than the terms say. */
export function offerCard(terms: Terms, copy: Copy): OfferInput {
  return {
    type: 'offer',
    title: titleOf(terms, copy),
    terms: [...linesOf(terms, copy), { label: copy.say('term.end'), value: copy.say('term.end.value') }],
    accept: copy.say(`offer.accept.${terms.kind}`),
    decline: copy.say('offer.decline'),
  }
}

export function titleOf(terms: Terms, copy: Copy): string {
  switch (terms.kind) {
    case 'discount':
      return copy.say('offer.title.discount', { percent: terms.percent, length: lengthOf(terms, copy) })
    case 'credit':
      return copy.say('offer.title.credit', { amount: copy.money(terms.amount) })
    case 'pause':
      return copy.say('offer.title.pause', { length: copy.say('months', { n: terms.months }) })
    case 'plan_change':
      return copy.say('offer.title.plan_change', { plan: copy.localized(terms.name) })
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

/** What the offer means for the customer, line by line; also the body of the receipt of those who stay. */
export function linesOf(terms: Terms, copy: Copy): Line[] {
  const line = (label: CopyKey, value: string): Line => ({ label: copy.say(label), value })
  const price = (money: Money) => copy.say(`per.${terms.period}`, { price: copy.money(money) })
  const now = line('term.price_now', price(terms.priceNow))
  const same = line('term.price_same', price(terms.priceNow))
  switch (terms.kind) {
    case 'discount': {
      const range = { length: lengthOf(terms, copy), from: copy.day(terms.from), until: copy.day(terms.until) }
      return [
        now,
        line('term.price_during', price(terms.priceDuring)),
        line('term.length', copy.say('dates.range', range)),
        line('term.price_after', price(terms.priceNow)),
      ]
    }
    case 'credit':
      return [line('term.amount', copy.money(terms.amount)), line('term.used_on', copy.say('term.used_on.value')), same]
    case 'pause':
      return [
        line('term.from', copy.day(terms.from)),
        line('term.charged', copy.say('term.charged.value')),
        line('term.resumes', copy.day(terms.until)),
        line('term.price_after', price(terms.priceNow)),
      ]
    case 'plan_change':
      return [
        now,
        line('term.price_new', price(terms.price)),
        line('term.from', copy.day(terms.from)),
        ...losses(terms, copy),
      ]
    case 'trial_extension':
      return [line('term.until', copy.day(terms.until)), line('term.price_after', price(terms.priceNow))]
    case 'benefit':
      return [line('term.until', copy.day(terms.until)), same]
    case 'service_fix':
      return [line('term.case', copy.say('term.case.value')), line('term.due', copy.deadline(terms.due)), same]
    case 'guided_help':
    case 'contact':
      return [line('term.due', copy.deadline(terms.due)), line('term.costs', copy.say('term.costs.value')), same]
  }
}

function losses({ loses }: Extract<Terms, { kind: 'plan_change' }>, copy: Copy): Line[] {
  if (loses.length === 0) return []
  return [{ label: copy.say('term.loses'), value: copy.list(loses.map((text) => copy.localized(text))) }]
}

/** Billing cycles as people say them: three months, one year. */
function lengthOf({ cycles, period }: Extract<Terms, { kind: 'discount' }>, copy: Copy): string {
  return copy.say(period === 'year' ? 'years' : 'months', { n: cycles })
}
