import { forRules, forTiers, problemsIn } from '#shared/rules/condition-check.ts'
import type { Readable } from '#shared/rules/condition-walk.ts'
import { meant } from '#shared/rules/nearest.ts'
import type { Playbook, Rule } from './playbook.ts'
import type { Problem } from './problem.ts'

/** Rules name what there is, and conditions can be read. */
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
