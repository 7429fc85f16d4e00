import { copyFor } from '#shared/copy/copy.ts'
import type { Vocabulary } from '#shared/playbook/vocabulary.ts'
import { consoleWords, type Words } from './words.ts'

/** The console's words, with a playbook's own beside them: for what we ship no name for, the tenant's stands. */
export function withOwn(words: Words, { words: own }: Vocabulary): Words {
  const { language } = words
  const copy = copyFor(language, { [language]: { ...own[language], ...consoleWords[language] } })
  const named: Words['named'] = (kind, id) => {
    const ours = words.named(kind, id)
    if (ours !== id || kind !== 'cause') return ours
    const theirs = copy.say(`reason.${id}`)
    return theirs === `reason.${id}` ? id : theirs
  }
  return { ...words, copy, named }
}
