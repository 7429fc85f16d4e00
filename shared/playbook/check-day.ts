import type { Playbook, Rule } from './playbook.ts'
import type { Problem } from './problem.ts'

/** Offers that are no longer made on this day, because nobody looked at them again in time. */
export const overdueOffers = ({ offers }: Playbook, day: string): Problem[] =>
  Object.entries(offers)
    .filter(([, { reviewBy }]) => reviewBy < day)
    .map(([id, { owner, reviewBy }]) => ({
      path: `offers.${id}.reviewBy`,
      message: `${reviewBy} has passed, so ${id} is no longer offered; ${owner} must look at it again`,
    }))

/** What does no harm and cannot be meant: parts that nothing can ever reach, and a review half written down. */
export const idleParts = (playbook: Playbook): Problem[] => [
  ...idleTiers(playbook),
  ...idleOffers(playbook),
  ...idleRules(playbook),
  ...halfReviewed(playbook),
]

function idleTiers({ tiers }: Playbook): Problem[] {
  const last = tiers.findIndex(({ when }) => when.trim() === 'true')
  return tiers.flatMap((_, index) =>
    last === -1 || index <= last
      ? []
      : [
          {
            path: `tiers.${index}`,
            message: `nobody comes here: ${tiers[last]?.id} before it takes everyone`,
          },
        ],
  )
}

function idleOffers({ offers, rules }: Playbook): Problem[] {
  const made = new Set(rules.map(({ offer }) => offer))
  return Object.keys(offers)
    .filter((id) => !made.has(id))
    .map((id) => ({ path: `offers.${id}`, message: 'no rule makes this offer' }))
}

/** Only what is certain: an earlier rule without a condition makes the same offer to everybody this one speaks of. */
function idleRules({ rules }: Playbook): Problem[] {
  return rules.flatMap((rule, index) => {
    const earlier = rules.slice(0, index).find((one) => covers(one, rule))
    return earlier
      ? [{ path: `rules.${index}`, message: `never chosen: ${earlier.id} before it makes the same offer` }]
      : []
  })
}

const covers = (one: Rule, other: Rule): boolean =>
  one.when === null &&
  one.offer === other.offer &&
  one.attempt === other.attempt &&
  other.reasons.every((reason) => one.reasons.includes(reason)) &&
  other.tiers.every((tier) => one.tiers.includes(tier))

/** A review that was begun and not finished; none at all is a business's own choice. */
function halfReviewed({ review: { owner, reviewers } }: Playbook): Problem[] {
  if (owner !== null && reviewers.length === 0)
    return [
      { path: 'review.reviewers', message: `${owner} answers for it, and nobody else has looked at it` },
    ]
  if (owner === null && reviewers.length > 0)
    return [{ path: 'review.owner', message: 'it was looked at, and nobody answers for it' }]
  return []
}
