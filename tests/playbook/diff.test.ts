import { expect, test } from 'vitest'
import { changeInWords } from '#shared/playbook/diff-words.ts'
import { diffPlaybooks } from '#shared/playbook/diff.ts'
import type { Offer } from '#shared/playbook/offers.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import { aPlaybook } from '#tests/fixtures/a-playbook.ts'

const { offers, rules, tiers, reasons, limits, flow, signals } = aPlaybook()
const told = (changes: Partial<Playbook>): string[] =>
  diffPlaybooks(aPlaybook(), aPlaybook(changes)).map(changeInWords)
const gift = { kind: 'contact', withinHours: 4, owner: 'Care', reviewBy: '2027-01-31' } as const
const byAmount: Offer = {
  kind: 'discount',
  amounts: { USD: 1000, JPY: 300 },
  cycles: 3,
  owner: 'Product marketing',
  reviewBy: '2027-12-31',
}
const [first, second, third, ...others] = rules
const { 'sorry-credit': credit, ...fewerOffers } = offers

const cases: [about: string, changes: Partial<Playbook>, ...sentences: string[]][] = [
  ['nothing', {}],
  [
    'another order of names',
    { limits: Object.fromEntries(Object.entries(limits).toReversed()) as Playbook['limits'] },
  ],
  [
    'an offer',
    { offers: { ...offers, 'loyal-30': { ...offers['loyal-30']!, percent: 25, cycles: 2 } as never } },
    'Offer loyal-30: percent 30 becomes 25; cycles 3 becomes 2.',
  ],
  [
    'a discount by amount',
    { offers: { ...offers, 'loyal-30': byAmount } },
    'Offer loyal-30: percent 30 becomes nothing; amounts nothing becomes USD 1000 + JPY 300.',
  ],
  [
    'a new offer',
    { offers: { ...offers, call: gift } },
    'Offer call is new: kind contact, withinHours 4, owner Care, reviewBy 2027-01-31.',
  ],
  [
    'an offer that is gone',
    { offers: fewerOffers },
    `Offer sorry-credit is gone: kind credit, percent 50, owner \`Customer care\`, reviewBy ${credit?.reviewBy}.`,
  ],
  [
    'a condition',
    { tiers: tiers.map((tier) => (tier.id === 'standard' ? { ...tier, when: 'facts.use > 3' } : tier)) },
    'Tier standard: when true becomes `facts.use > 3`.',
  ],
  [
    'one rule moved past two others',
    { rules: [second!, third!, first!, ...others] },
    `Rule ${first?.id} moves to number 3.`,
  ],
  [
    'a rule moved and changed',
    { rules: [second!, { ...first!, tiers: ['preferred'] }, third!, ...others] },
    `Rule ${first?.id} moves to number 2.`,
    `Rule ${first?.id}: tiers preferred + standard becomes preferred.`,
  ],
  [
    'a rule more',
    { rules: [{ ...first!, id: 'fresh' }, ...rules] },
    'Rule fresh is new, as number 1: reasons service, tiers preferred + standard, attempt first, offer priority-fix.',
  ],
  ['a limit', { limits: { ...limits, cooldownDays: 90 } }, 'Limits: cooldownDays 180 becomes 90.'],
  [
    'a follow-up question',
    { reasons: reasons.map((one) => (one.id === 'price' ? { ...one, probe: { options: [] } } : one)) },
    'Reason price: probe nothing becomes {"options":[]}.',
  ],
  [
    'a step',
    {
      flow: {
        ...flow,
        steps: { ...flow.steps, first: { kind: 'offer', declined: 'confirm', none: 'confirm' } },
      },
    },
    'Step first: declined second becomes confirm.',
  ],
  ['the start', { flow: { ...flow, start: 'probe' } }, 'Flow: start reason becomes probe.'],
  ['a signal', { signals: { ...signals, idleDays: 60 } }, 'Signals: idleDays 45 becomes 60.'],
  [
    'a review (S0.15)',
    { review: { owner: 'Ada Levi', reviewers: [{ name: 'Ben', department: 'sales' }] } },
    'Review: owner nothing becomes `Ada Levi`; reviewers nothing becomes Ben (sales).',
  ],
  ['words', { words: { he: { back: 'חזרה' } } }, 'Words (he) back is new: text `חזרה`.'],
]

test.each(cases)('%s', (_about, changes, ...sentences) => expect(told(changes)).toEqual(sentences))
