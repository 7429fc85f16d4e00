import type { Copy } from '#shared/copy/copy.ts'
import { offerCard } from '#shared/copy/offer-card.ts'
import type { Happening } from '#shared/engine/events.ts'
import type { OfferMade, Session } from '#shared/engine/session.ts'
import { raisedBy } from '#shared/engine/objections.ts'
import type { CaseKind, Step } from '#shared/playbook/playbook.ts'
import { needsClaim } from '#shared/rules/budget.ts'
import type { Chosen } from '#shared/rules/choose-offer.ts'
import { isRefusal } from '#shared/reading/objection.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import { bindsTooLong } from '#shared/rules/longer-term.ts'
import { acceptedTerms, type Terms } from '#shared/rules/terms.ts'
import { consider, stillFits } from './consider.ts'
import { governing } from './route.ts'
import { move, type Here, type StepKind } from './step.ts'

/** The only step that makes `offer_presented`, and only by the rules' leave: a third offer has no way in (S4.1). */
export const offer: StepKind<Extract<Step, { kind: 'offer' }>> = {
  enter(step, here) {
    const open = here.session.decided ? undefined : stillOpen(here)
    if (open) return [{ type: 'offer_reopened', offer: open.offer }]
    const { started, permitted } = here.session
    const { chosen, ...choice } = consider(here, !started.gates.permission || permitted === true)
    const considered: Happening = { type: 'offer_considered', choice }
    if (chosen === null) return [considered, move(step.none)]
    const presented: Happening = { type: 'offer_presented', ...chosen, ...claimOf(chosen, here) }
    return [...fixUnderWay(chosen.terms, here), considered, presented]
  },

  answer(step, answer, { session }) {
    const made = onTable(session)
    if (answer.type === 'accepted') {
      const terms = acceptedTerms(made.terms, answer.option)
      if (terms === null) return null
      const { offer: id } = made
      const accepted: Happening = { type: 'offer_accepted', offer: id, terms }
      return [...helpOnTheWay(terms, session), accepted, { type: 'ended', outcome: 'saved' }]
    }
    if (answer.type === 'chose') return null
    return [declined(made), move(step.declined)]
  },

  /** *No* is taken by the word, and what stands against the offer is answered; *yes* is a press. */
  hear(step, heard, { session }) {
    const raised = raisedBy(heard.text, heard, session)
    if (raised === null && !isRefusal(heard.text)) return []
    return [declined(onTable(session)), ...(raised ? [raised] : []), move(step.declined)]
  },

  show(_step, session, compiled, copy) {
    const made = onTable(session)
    const second = made === session.offers[0] ? [] : [copy.say('offer.second')]
    return {
      messages: [...acknowledgement(made, session, compiled, copy), ...second],
      input: offerCard(made.terms, copy),
      skip: null,
    }
  },
}

const declined = ({ offer: id, claim }: OfferMade): Happening => ({
  type: 'offer_declined',
  offer: id,
  ...(claim !== null && { claim }),
})

/** What the customer said is answered in words first, once: with the first offer, or when the reason has changed. */
function acknowledgement(made: OfferMade, session: Session, compiled: Compiled, copy: Copy): string[] {
  const reason = governing(compiled, session.reasons)
  const [first] = session.offers
  const isAnswered = compiled.rules.get(reason?.id ?? '')?.some(({ rule }) => rule.id === first?.rule)
  return reason && (made === first || !isAnswered) ? [copy.say(`sorry.${reason.id}`)] : []
}

function onTable(session: Session): OfferMade {
  const made = session.offers.find((one) => one.offer === session.shown[session.step])
  if (!made) throw new Error(`no offer on step ${session.step}`)
  return made
}

/** An offer shown before, not yet declined, that still answers the reason: shown again, not made again. */
function stillOpen(here: Here): OfferMade | undefined {
  const reason = governing(here.compiled, here.session.reasons)?.id ?? ''
  return here.session.offers.find(
    (one) =>
      one.state === 'open' && stillFits(here, reason, one.rule) && !bindsTooLong(one.terms, here.session),
  )
}

/** The same however often the answer is sent, and another one on the next turn. */
function claimOf({ offer: id, terms }: Chosen, { compiled, session }: Here): { claim?: string } {
  const { session: name, facts } = session.started
  const isClaimed = needsClaim(terms, compiled.playbook.budgets, facts?.accountGroup ?? null)
  return isClaimed ? { claim: `${name}-${session.turn}-${id}` } : {}
}

/** A service failure is put to work before any price is named, whether or not the customer stays (S0.7). */
function fixUnderWay(terms: Terms, { session, compiled }: Here): Happening[] {
  if (terms.kind !== 'service_fix') return []
  return [caseOf(terms.kind, terms.due, governing(compiled, session.reasons)?.id ?? null)]
}

function helpOnTheWay(terms: Terms, session: Session): Happening[] {
  if (terms.kind !== 'guided_help' && terms.kind !== 'contact') return []
  return [caseOf(terms.kind, terms.due, session.reasons[0] ?? null)]
}

const caseOf = (kind: CaseKind, due: string, reason: string | null): Happening => ({
  type: 'case_opened',
  kind,
  reason,
  due,
})
