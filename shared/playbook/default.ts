import { statedEconomics } from './economics.ts'
import type { Offer } from './offers.ts'
import type { Playbook, Reason, Rule } from './playbook.ts'
import { noReview } from './review.ts'
import { statedSignals } from './signals.ts'

/** Reasons whose answer is never an offer: what happened there is not ours to bargain with. */
const withoutOffer: Reason[] = [
  { id: 'bereaved', path: 'leave', probe: null, case: null },
  { id: 'hardship', path: 'leave', probe: null, case: null },
  { id: 'closing', path: 'leave', probe: null, case: null },
  { id: 'moved', path: 'leave', probe: null, case: null },
  {
    id: 'billing_error',
    path: 'correct',
    probe: { options: ['charged_twice', 'wrong_amount', 'charged_after_end', 'unknown_charge'] },
    case: { kind: 'billing_correction', withinHours: 24 },
  },
]

const withAnswer: Reason[] = [
  { id: 'service', path: 'respond', probe: { options: [] }, case: null },
  {
    id: 'product',
    path: 'respond',
    probe: { options: ['missing_feature', 'unreliable', 'too_slow', 'hard_to_use'] },
    case: null,
  },
  { id: 'competitor', path: 'respond', probe: { options: ['lower_price', 'does_more'] }, case: null },
  { id: 'price', path: 'respond', probe: null, case: null },
  { id: 'unused', path: 'respond', probe: { options: ['for_now', 'for_good'] }, case: null },
]

const unclear: Reason[] = [{ id: 'other', path: 'leave', probe: { options: [] }, case: null }]

const care = { owner: 'Customer care', reviewBy: '2027-12-31' }
const growth = { owner: 'Product marketing', reviewBy: '2027-12-31' }

const offers: Record<string, Offer> = {
  'priority-fix': { kind: 'service_fix', withinHours: 24, ...care },
  'guided-setup': { kind: 'guided_help', withinHours: 48, ...care },
  'sorry-credit': { kind: 'credit', percent: 50, ...care },
  'right-size': { kind: 'plan_change', to: 'smaller', ...growth },
  'by-the-year': { kind: 'continuation', to: 'year', ...growth },
  'pause-2': { kind: 'pause', months: 2, ...growth },
  'loyal-30': { kind: 'discount', percent: 30, cycles: 3, ...growth },
  'loyal-20': { kind: 'discount', percent: 20, cycles: 3, ...growth },
  'renewal-20': { kind: 'discount', percent: 20, cycles: 1, ...growth },
}

const everyone = ['preferred', 'standard']
const monthly = 'facts.period == "month"'
/** Serving them costs less than nine tenths of what they pay; nobody is held to a cost that is not known. */
const pays = 'facts.marginPercent == null || facts.marginPercent >= 10'
const yearly = 'facts.period == "year"'
/** Somebody who uses it and has stayed a year already loses nothing by paying for the next one ahead. */
const settled = `${monthly} && facts.use >= 40 && facts.tenureMonths >= 12`

type Short = [
  id: string,
  reason: string,
  attempt: Rule['attempt'],
  offer: string,
  tiers?: string[],
  when?: string,
]
const rule = ([id, reason, attempt, offer, tiers = everyone, when]: Short): Rule => ({
  id,
  reasons: [reason],
  tiers,
  attempt,
  when: when ?? null,
  offer,
})

/** Root cause before price; a second answer is of another kind, and only where the reason or the tier earns it. */
const rules: Rule[] = (
  [
    ['service-fix', 'service', 'first', 'priority-fix'],
    ['service-fix-second', 'service', 'second', 'priority-fix'],
    ['service-credit', 'service', 'second', 'sorry-credit'],

    ['product-help', 'product', 'first', 'guided-setup'],
    ['product-help-second', 'product', 'second', 'guided-setup'],
    ['product-smaller', 'product', 'second', 'right-size'],
    ['product-pause', 'product', 'second', 'pause-2', ['preferred'], monthly],

    ['competitor-smaller', 'competitor', 'first', 'right-size', everyone, '!("does_more" in said)'],
    ['competitor-help', 'competitor', 'first', 'guided-setup'],
    ['competitor-30', 'competitor', 'second', 'loyal-30', ['preferred'], monthly],
    ['competitor-renewal', 'competitor', 'second', 'renewal-20', ['preferred'], yearly],

    ['price-smaller', 'price', 'first', 'right-size'],
    ['price-yearly', 'price', 'first', 'by-the-year', everyone, settled],
    ['price-30', 'price', 'first', 'loyal-30', ['preferred'], monthly],
    ['price-20', 'price', 'first', 'loyal-20', everyone, monthly],
    ['price-renewal', 'price', 'first', 'renewal-20', everyone, yearly],
    ['price-second-30', 'price', 'second', 'loyal-30', ['preferred'], monthly],
    ['price-second-renewal', 'price', 'second', 'renewal-20', ['preferred'], yearly],

    ['unused-pause', 'unused', 'first', 'pause-2', everyone, `${monthly} && !("for_good" in said)`],
    ['unused-smaller', 'unused', 'first', 'right-size'],
    ['unused-smaller-second', 'unused', 'second', 'right-size'],
  ] satisfies Short[]
).map(rule)

/** The playbook we ship. A tenant publishes its own; this one answers until then. */
export const defaultPlaybook: Playbook = {
  name: 'Parley default',
  reasons: [...withoutOffer, ...withAnswer, ...unclear],
  tiers: [
    {
      id: 'preferred',
      when: `facts.anchor || facts.potential == "high" || (facts.use >= 70 && (${pays}))`,
      offers: true,
      marginFloorPercent: null,
    },
    { id: 'courtesy', when: `!(${pays})`, offers: false, marginFloorPercent: null },
    { id: 'standard', when: 'true', offers: true, marginFloorPercent: null },
  ],
  offers,
  rules,
  economics: statedEconomics,
  budgets: [],
  signals: statedSignals,
  review: noReview,
  limits: { offers: 2, cooldownDays: 180, marginFloorPercent: 20 },
  flow: {
    start: 'reason',
    steps: {
      reason: { kind: 'ask', respond: 'probe', leave: 'probe', unknown: 'confirm' },
      probe: { kind: 'listen', respond: 'permission', leave: 'confirm' },
      permission: { kind: 'permit', yes: 'first', no: 'confirm' },
      first: { kind: 'offer', declined: 'second', none: 'confirm' },
      second: { kind: 'offer', declined: 'confirm', none: 'confirm' },
      confirm: { kind: 'confirm' },
    },
  },
  exit: { dataDays: 30, abandonedAfter: 60 },
  words: {},
}
