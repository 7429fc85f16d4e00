import { changeInWords } from '#shared/playbook/diff-words.ts'
import { diffPlaybooks } from '#shared/playbook/diff.ts'
import { readSound } from './files.ts'
import { badUsage, type Options } from './options.ts'
import type { Told } from './told.ts'

/** What the second playbook does otherwise than the first. */
export function diff({ files }: Options): Told {
  const [from, to, ...more] = files
  if (from === undefined || to === undefined || more.length > 0) throw badUsage('name two playbooks')
  const changes = diffPlaybooks(readSound(from), readSound(to))
  const lines = changes.length > 0 ? changes.map(changeInWords) : ['Nothing changes.']
  return { text: `${lines.join('\n')}\n`, document: { from, to, changes }, exit: 0, problems: [] }
}
