import { isBrief } from '#shared/rules/longer-term.ts'
import type { OfferKind } from './offers.ts'
import type { Playbook, Reason, Rule } from './playbook.ts'
import type { Problem } from './problem.ts'

/** Whether an answer sells, rather than mends a cause or lets one pay for less. */
const isSale: Record<OfferKind, boolean> = {
  discount: true,
  credit: true,
  benefit: true,
  trial_extension: true,
  continuation: true,
  pause: false,
  plan_change: false,
  service_fix: false,
  guided_help: false,
  contact: false,
}

/** Every reason is answered, by more than a sale (S2.3, S2.6) and by more than a promise to call (S1.5). */
export const answerProblems = (playbook: Playbook): Problem[] => [
  ...playbook.reasons.flatMap((reason, index) => {
    const path = `reasons.${index}`
    return [...unanswered(reason, path, playbook), ...onlyContact(reason, path, playbook)]
  }),
  ...playbook.rules.flatMap((rule, index) => longerTerm(rule, `rules.${index}`, playbook)),
]

/** The rules that answer a reason with an offer there is. */
const answersTo = (id: string, { rules, offers }: Playbook): Rule[] =>
  rules.filter(({ reasons, offer }) => reasons.includes(id) && Object.hasOwn(offers, offer))

const kindsOf = (rules: readonly Rule[], { offers }: Playbook): OfferKind[] =>
  rules.flatMap(({ offer }) => offers[offer]?.kind ?? [])

function unanswered({ id, path: way }: Reason, path: string, playbook: Playbook): Problem[] {
  if (way !== 'respond') return []
  const own = answersTo(id, playbook)
  if (own.length === 0) return [{ path, message: `no rule answers ${id}` }]
  if (own.every(({ attempt }) => attempt === 'second'))
    return [{ path, message: `no rule answers ${id} first; the second answer alone is never heard` }]
  return kindsOf(own, playbook).every((kind) => isSale[kind])
    ? [{ path, message: `every answer to ${id} is a sale; one must mend the cause` }]
    : []
}

/** To hear that somebody will call is no answer, so whoever is offered it may be offered another kind as well. */
function onlyContact({ id, path: way }: Reason, path: string, playbook: Playbook): Problem[] {
  if (way !== 'respond') return []
  const own = answersTo(id, playbook)
  const waiting = playbook.tiers.filter(({ id: tier, offers }) => {
    const kinds = new Set(
      offers
        ? kindsOf(
            own.filter(({ tiers }) => tiers.includes(tier)),
            playbook,
          )
        : [],
    )
    return kinds.size === 1 && kinds.has('contact')
  })
  const tiers = waiting.map(({ id: tier }) => tier).join(', ')
  const message = `the only answer to ${id} is contact (${tiers}); add one of another kind`
  return waiting.length === 0 ? [] : [{ path, message }]
}

/** The same is asked again when a decision is made, of all that was said; here the author is told. */
function longerTerm({ reasons, offer }: Rule, path: string, { offers }: Playbook): Problem[] {
  const made = Object.hasOwn(offers, offer) ? offers[offer] : undefined
  if (made?.kind !== 'continuation' || made.to !== 'year') return []
  return reasons.flatMap((reason, index) =>
    isBrief(reason)
      ? [{ path: `${path}.reasons.${index}`, message: `${reason} is never answered with a longer term` }]
      : [],
  )
}
