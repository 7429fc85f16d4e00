import type { Happening } from '#shared/engine/events.ts'
import type { Session } from '#shared/engine/session.ts'
import type { Reading } from '#shared/reading/reading.ts'
import { inOrder, type Compiled } from '#shared/rules/compiled.ts'
import { addHours } from '#shared/rules/derived.ts'
import { move, type Here } from './step.ts'

/** The reason that governs the answer: the first, in the playbook's order, of those given. */
export const governing = (compiled: Compiled, reasons: readonly string[]) =>
  inOrder(compiled, reasons)[0] ?? null

/** On to the answer, or straight to the end where the reason is not ours to bargain with. */
export function route(
  step: { respond: string; leave: string },
  compiled: Compiled,
  reasons: readonly string[],
): Happening {
  return move(governing(compiled, reasons)?.path === 'respond' ? step.respond : step.leave)
}

/** The reasons on the record, and the case that one of them opens at once (S1.9): a promise is kept even if one leaves. */
export function reasonsGiven(here: Here, reasons: string[], by: 'choice' | 'words'): Happening[] {
  const opened = inOrder(here.compiled, reasons).find((reason) => reason.case !== null)
  const given: Happening = { type: 'reason_given', reasons, by }
  if (!opened?.case) return [given]
  const { kind, withinHours } = opened.case
  if (here.session.cases.some((one) => one.kind === kind)) return [given]
  return [given, { type: 'case_opened', kind, reason: opened.id, due: addHours(here.at, withinHours) }]
}

/** Reasons that nothing else said beside them outweighs. */
const grave = ['bereaved', 'hardship']

export const isGrave = (reasons: readonly string[]): boolean => grave.some((one) => reasons.includes(one))

/**
 * A death, or a lost job, told at any later turn: from there on nothing is offered, and the words fit to the letter.
 * Null where the words name no such reason, or it was named already.
 */
export function sparedBy({ intent, reasons }: Reading, here: Here): Happening[] | null {
  const { compiled, session } = here
  if (intent === 'question' || intent === 'stay') return null
  const told = grave.filter((reason) => reasons.includes(reason) && compiled.reasons.has(reason))
  const given = [...new Set([...session.reasons, ...told])]
  if (given.length === session.reasons.length) return null
  const { confirm } = compiled
  return [...reasonsGiven(here, given, 'words'), ...(session.step === confirm ? [] : [move(confirm)])]
}

/** The order of choices, shuffled by the session's own seed, so that no reason is favoured by its place. */
export function shuffled<T>(items: readonly T[], session: Session): T[] {
  const result = [...items]
  let state = session.started.seed >>> 0
  for (let last = result.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const pick = Math.floor((state / 2 ** 32) * (last + 1))
    const [a, b] = [result[last] as T, result[pick] as T]
    result[last] = b
    result[pick] = a
  }
  return result
}
