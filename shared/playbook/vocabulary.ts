import type { Playbook } from './playbook.ts'

/** What a playbook calls its own things: the reasons it has, and its words. */
export interface Vocabulary {
  reasons: string[]
  words: Playbook['words']
}

export const vocabularyOf = ({ reasons, words }: Playbook): Vocabulary => ({
  reasons: reasons.map(({ id }) => id),
  words,
})

/** Of several playbooks at once; what stands in an earlier one counts. */
export function joined(all: readonly Vocabulary[]): Vocabulary {
  const words: Vocabulary['words'] = {}
  for (const one of all) {
    for (const [tag, own] of Object.entries(one.words)) words[tag] = { ...own, ...words[tag] }
  }
  return { reasons: [...new Set(all.flatMap(({ reasons }) => reasons))], words }
}
