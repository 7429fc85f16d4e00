import { copyFor } from '#shared/copy/copy.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import type { PlaybookKey } from '#shared/copy/catalogue.ts'
import type { Words } from '../words.ts'

/** What a playbook's own ids are called on a page: our name, else the playbook's words, else the id. */
export interface Naming {
  reason: (id: string) => string
  tier: (id: string) => string
}

export function namingOf({ reasons, words: own }: Pick<Playbook, 'reasons' | 'words'>, words: Words): Naming {
  const copy = copyFor(words.language, own)
  const known = new Set(reasons.map(({ id }) => id))
  return {
    reason: (id) => {
      const name = words.named('cause', id)
      return name === id && known.has(id) ? copy.say(`reason.${id}` satisfies PlaybookKey) : name
    },
    tier: (id) => words.named('band', id),
  }
}
