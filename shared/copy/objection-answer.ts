import type { Money } from '#shared/money.ts'
import type { Objection } from '#shared/reading/objection.ts'
import type { Terms } from '#shared/rules/terms.ts'
import type { Copy } from './copy.ts'
import { lengthOf } from './offer-card.ts'

/**
 * One sentence to what stands against an offer, from the offer's own terms. It agrees where the terms agree and
 * otherwise says what is true; it never argues and never offers. `terms` is null where no offer was on the table.
 */
export function answerTo(objection: Objection, terms: Terms | null, copy: Copy): string {
  if (objection === 'already_decided') return copy.say('objection.already_decided')
  if (terms === null) return copy.say('objection.noted')
  if (objection === 'too_expensive') return tooExpensive(terms, copy)
  if (objection === 'too_short') return tooShort(terms, copy)
  if (objection === 'wants_function') return wantsFunction(terms, copy)
  // The case was opened with the offer and needs no yes.
  if (terms.kind === 'service_fix') return copy.say('objection.case_open', { due: copy.deadline(terms.due) })
  if (objection === 'no_trust')
    return copy.say(isYear(terms) ? 'objection.no_trust.year' : 'objection.no_trust')
  if (objection === 'too_complicated' && terms.kind === 'guided_help')
    return copy.say('objection.too_complicated.guided_help')
  return copy.say(`objection.${objection}`)
}

/** Paid a year ahead, it does not end at any time. */
const isYear = (terms: Terms): boolean => terms.kind === 'continuation' && terms.to === 'year'

function tooExpensive(terms: Terms, copy: Copy): string {
  const price = priceOf(terms.priceNow, terms.period, copy)
  switch (terms.kind) {
    case 'discount':
      return copy.say('objection.too_expensive.discount', { length: lengthOf(terms, copy), price })
    case 'pause':
    case 'credit':
      return copy.say(`objection.too_expensive.${terms.kind}`, { price })
    case 'plan_change':
      return copy.say('objection.too_expensive.new_price', {
        price: priceOf(terms.price, terms.period, copy),
      })
    case 'continuation':
      return copy.say('objection.too_expensive.new_price', { price: priceOf(terms.price, terms.to, copy) })
    case 'trial_extension':
    case 'benefit':
    case 'service_fix':
    case 'guided_help':
    case 'contact':
      return copy.say('objection.too_expensive.same_price', { price })
  }
}

function tooShort(terms: Terms, copy: Copy): string {
  switch (terms.kind) {
    case 'discount': {
      const price = priceOf(terms.priceNow, terms.period, copy)
      return copy.say('objection.too_short.discount', { until: copy.day(terms.until), price })
    }
    case 'pause':
      return copy.say('objection.too_short.pause', { until: copy.day(terms.until) })
    case 'trial_extension':
    case 'benefit':
      return copy.say('objection.too_short.until', { until: copy.day(terms.until) })
    case 'credit':
      return copy.say('objection.too_short.credit')
    case 'plan_change':
    case 'continuation':
    case 'service_fix':
    case 'guided_help':
    case 'contact':
      return copy.say('objection.noted')
  }
}

function wantsFunction(terms: Terms, copy: Copy): string {
  switch (terms.kind) {
    case 'plan_change': {
      if (terms.loses.length === 0) return copy.say('objection.wants_function.not_added')
      const loses = copy.list(terms.loses.map((text) => copy.localized(text)))
      return copy.say('objection.wants_function.less', { loses })
    }
    case 'discount':
    case 'credit':
    case 'pause':
    case 'continuation':
    case 'trial_extension':
    case 'guided_help':
      return copy.say('objection.wants_function.not_added')
    case 'benefit':
    case 'service_fix':
    case 'contact':
      return copy.say('objection.wants_function')
  }
}

const priceOf = (money: Money, period: Terms['period'], copy: Copy): string =>
  copy.say(`per.${period}`, { price: copy.money(money) })
