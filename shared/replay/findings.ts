import { lawProblems } from '#shared/law/review.ts'
import { idleParts, overdueOffers } from '#shared/playbook/check-day.ts'
import { checkText } from '#shared/playbook/check-text.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import type { Problem } from '#shared/playbook/problem.ts'
import { placesIn } from './places.ts'

/**
 * One thing there is to say of a playbook. `problem`: it cannot be published. `overdue`: an offer or a law past its
 * review; it can, and somebody must look. `notice`: does no harm and cannot be meant.
 */
export interface Finding {
  type: 'problem' | 'overdue' | 'notice'
  path: string
  message: string
  /** Null of the law, which stands in no file. */
  place: { line: number; column: number } | null
}

export interface Findings {
  /** Null where there are problems. */
  playbook: Playbook | null
  findings: Finding[]
}

/** Everything there is to say of one playbook on one day: what the terminal and the console both tell. */
export function findingsOf(text: string, day: string): Findings {
  const checked = checkText(text)
  const placeOf = placesIn(text)
  const law = lawProblems(day).map(({ entry, message }): Finding => ({
    type: 'overdue',
    path: entry,
    message,
    place: null,
  }))
  if (!checked.ok) {
    const problems = checked.problems.map(({ path, message, at }): Finding => ({
      type: 'problem',
      path,
      message,
      place: placeOf(at),
    }))
    return { playbook: null, findings: [...problems, ...law] }
  }
  const { playbook } = checked
  const told = (type: Finding['type']) => (problem: Problem) => {
    const { path, message, at } = checked.placeOf(problem)
    return { type, path, message, place: placeOf(at) }
  }
  return {
    playbook,
    findings: [
      ...overdueOffers(playbook, day).map(told('overdue')),
      ...law,
      ...idleParts(playbook).map(told('notice')),
    ],
  }
}
