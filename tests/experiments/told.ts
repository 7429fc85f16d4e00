import { checkExperiment, type Around } from '#shared/experiments/check-experiment.ts'
import { alone } from './an-experiment.ts'

/** What is said of a document, a line for each problem; nothing of one that is well. */
export function toldOf(document: unknown, around: Around = alone): string[] {
  const checked = checkExperiment(document, around)
  return checked.ok ? [] : checked.problems.map(({ code, path, message }) => `${code} ${path}: ${message}`)
}
