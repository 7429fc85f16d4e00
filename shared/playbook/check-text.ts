import { checkPlaybook } from './check.ts'
import { jsonPlaces } from './json-places.ts'
import { jsonFault } from './json-text.ts'
import type { Playbook } from './playbook.ts'
import type { Problem } from './problem.ts'

export interface PlacedProblem extends Problem {
  /** Where in the file, from 0. */
  at: number
}

export type CheckedText =
  | { ok: true; playbook: Playbook; placeOf: (problem: Problem) => PlacedProblem }
  | { ok: false; problems: PlacedProblem[] }

/** Checks a playbook as its author sees it: a file, in which every problem has its place. */
export function checkText(text: string): CheckedText {
  const fault = jsonFault(text)
  if (fault) return { ok: false, problems: [{ path: '', message: fault.message, at: fault.offset }] }
  const places = jsonPlaces(text)
  const placeOf = (problem: Problem): PlacedProblem => ({
    ...problem,
    at: places.offsetOf(problem.path, problem.offset),
  })
  const doubles = places.doubles.map(({ path, offset }) => ({
    path,
    message: 'this name stands here twice; only the last would count',
    at: offset,
  }))
  const checked = checkPlaybook(withoutSchema(JSON.parse(text)))
  if (checked.ok && doubles.length === 0) return { ok: true, playbook: checked.playbook, placeOf }
  const found = checked.ok ? [] : checked.problems.map(placeOf)
  return { ok: false, problems: [...doubles, ...found].toSorted((a, b) => a.at - b.at) }
}

/** Editors are told of the schema by the document itself; to us it says nothing. */
function withoutSchema(document: unknown): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document
  const { $schema: _, ...rest } = document as Record<string, unknown>
  return rest
}
