import { checkText } from '#shared/playbook/check-text.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import { placesIn } from '#shared/replay/places.ts'
import { ReplayError } from '#shared/replay/problem.ts'
import { readText } from '../replay/files.ts'
import { errorLine } from '../replay/report.ts'
import { live } from './options.ts'
import { Stop } from './stop.ts'

/** The text of a playbook, or of the one that is live. */
export const readPlaybookText = (path: string): string =>
  path === live ? JSON.stringify(defaultPlaybook) : withPath(path, () => readText(path, 'playbook'))

/** @throws Stop with every problem of a playbook that has some. */
export function readSound(path: string): Playbook {
  const text = readPlaybookText(path)
  const checked = checkText(text)
  if (checked.ok) return checked.playbook
  const placeOf = placesIn(text)
  const lines = checked.problems.map((problem) => {
    const { line, column } = placeOf(problem.at)
    return `${path}:${line}:${column}: ${sentence(problem)}`
  })
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
