import { lintCatalogue } from '#shared/copy/lint.ts'
import type { Playbook } from './playbook.ts'
import type { Problem } from './problem.ts'

/** A business may say things its own way, but not press, shame, trick or hold back those who read them. */
export const copyProblems = ({ words }: Playbook): Problem[] =>
  lintCatalogue(words).map(({ tag, key, sentence, words: found, rule, why, law, instead }) => ({
    path: `words.${tag}.${key}`,
    message: `“${sentence}” breaks ${rule} by saying “${found}”. ${why} ${instead} (${law})`,
  }))
