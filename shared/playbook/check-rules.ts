import { forRules, forTiers, problemsIn } from '#shared/rules/condition-check.ts'
import type { Readable } from '#shared/rules/condition-walk.ts'
import { meant } from '#shared/rules/nearest.ts'
import type { OfferKind } from './offers.ts'
import type { Playbook, Reason, Rule } from './playbook.ts'
import type { Problem } from './problem.ts'

/** Rules name what there is, conditions can be read, and every reason has an answer that is not a price. */
export function ruleProblems(playbook: Playbook): Problem[] {
  const readable = forRules({
    tiers: idsOf(playbook.tiers),
    reasons: idsOf(playbook.reasons),
    options: playbook.reasons.flatMap(({ probe }) => probe?.options ?? []),
  })
  return [
    ...doubles(playbook),
    ...playbook.tiers.flatMap(({ when }, index) => conditionProblems(when, `tiers.${index}.when`, forTiers)),
    ...playbook.rules.flatMap((rule, index) => [
      ...namesInRule(rule, `rules.${index}`, playbook),
      ...conditionProblems(rule.when, `rules.${index}.when`, readable),
    ]),
    ...playbook.reasons.flatMap((reason, index) => unanswered(reason, `reasons.${index}`, playbook)),
  ]
}

function doubles(playbook: Playbook): Problem[] {
  return (['reasons', 'tiers', 'rules'] as const).flatMap((list) =>
    playbook[list].flatMap(({ id }, index) => {
      const isSecond = playbook[list].findIndex((one) => one.id === id) < index
      return isSecond ? [{ path: `${list}.${index}.id`, message: `${id} is there twice` }] : []
    }),
  )
}

const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id)

const conditionProblems = (when: string | null, path: string, readable: Readable): Problem[] =>
  (when === null ? [] : problemsIn(when, readable)).map(({ line, column, offset, message }) => ({
    path,
    message: `line ${line}, column ${column}: ${message}`,
    offset,
  }))

function namesInRule(rule: Rule, path: string, playbook: Playbook): Problem[] {
  const reasons = rule.reasons.map((id, index) => ({
    path: `${path}.reasons.${index}`,
    message: wrongReason(id, playbook),
  }))
  const tiers = rule.tiers.map((id, index) => ({
    path: `${path}.tiers.${index}`,
    message: wrongTier(id, playbook),
  }))
  const isOffer = Object.hasOwn(playbook.offers, rule.offer)
  const offer = {
    path: `${path}.offer`,
    message: isOffer ? null : noSuch('offer', rule.offer, Object.keys(playbook.offers)),
  }
  return [...reasons, ...tiers, offer].flatMap(({ path, message }) =>
    message === null ? [] : [{ path, message }],
  )
}

const noSuch = (what: string, id: string, known: readonly string[]): string =>
  `no ${what} is called ${id}${meant(id, known)}`

function wrongReason(id: string, { reasons }: Playbook): string | null {
  const reason = reasons.find((one) => one.id === id)
  if (!reason) return noSuch('reason', id, idsOf(reasons))
  return reason.path === 'respond' ? null : `reason ${id} is never answered with an offer`
}

function wrongTier(id: string, { tiers }: Playbook): string | null {
  const tier = tiers.find((one) => one.id === id)
  if (!tier) return noSuch('tier', id, idsOf(tiers))
  return tier.offers ? null : `tier ${id} is never made an offer`
}

const prices = new Set<OfferKind>(['discount', 'credit'])

/** A discount is never the only answer: it mends no cause (S2.3, S2.6). */
function unanswered({ id, path: way }: Reason, path: string, { rules, offers }: Playbook): Problem[] {
  if (way !== 'respond') return []
  const own = rules.filter(({ reasons, offer }) => reasons.includes(id) && Object.hasOwn(offers, offer))
  const isFirst = own.some(({ attempt }) => attempt === 'first')
  const kinds = own.flatMap(({ offer }) => offers[offer]?.kind ?? [])
  if (own.length === 0) return [{ path, message: `no rule answers ${id}` }]
  if (!isFirst)
    return [{ path, message: `no rule answers ${id} first; the second answer alone is never heard` }]
  return kinds.every((kind) => prices.has(kind))
    ? [{ path, message: `every answer to ${id} is a price; one must mend the cause` }]
    : []
}
