import { checkText, type CheckedText } from '#shared/playbook/check-text.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import { placesIn } from '#shared/replay/places.ts'
import { ReplayError } from '#shared/replay/problem.ts'
import { readText } from '../replay/files.ts'
import { errorLine } from '../replay/report.ts'
import { live } from './options.ts'
import { Stop } from './stop.ts'

export interface File {
  path: string
  checked: CheckedText
  /** `draft.json:3:12`; of the live playbook, which is no file, its name alone. */
  place: (offset: number) => string
}

/** Reads and checks a playbook, or the one that is live. */
export function readFile(path: string): File {
  if (path === live) return { path, checked: checkText(JSON.stringify(defaultPlaybook)), place: () => live }
  const text = withPath(path, () => readText(path, 'playbook'))
  const placeOf = placesIn(text)
  const place = (offset: number): string => {
    const { line, column } = placeOf(offset)
    return `${path}:${line}:${column}`
  }
  return { path, checked: checkText(text), place }
}

/** @throws Stop with every problem of a playbook that has some. */
export function readSound(path: string): Playbook {
  const { checked, place } = readFile(path)
  if (checked.ok) return checked.playbook
  const lines = checked.problems.map((problem) => `${place(problem.at)}: ${sentence(problem)}`)
  throw new Stop(`${lines.join('\n')}\n${path} cannot be used before that is mended.`)
}

export const sentence = ({ path, message }: { path: string; message: string }): string =>
  path === '' ? message : `${path}: ${message}`

/** What goes wrong in reading a file is told with its name. */
export function withPath<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ReplayError)) throw error
    throw new Stop(errorLine({ customers: path, mapping: path, playbook: path }, error))
  }
}
