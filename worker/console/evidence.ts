import type { Evidence } from '#shared/engine/exit-evidence.ts'
import type { Event } from '#shared/engine/events.ts'
import type { Words } from './words.ts'

/** Evidence in one phrase; a customer's words are quoted for as long as they are kept. */
export function evidenceInWords(evidence: Evidence, events: readonly Event[], words: Words): string {
  const { say } = words
  switch (evidence.type) {
    case 'reason':
      return words.named('cause', evidence.reason)
    case 'words': {
      const said = events[evidence.of]
      const text = said?.type === 'words_given' ? said.text : null
      return text === null ? say('record.words_gone') : say('record.words', { text })
    }
    case 'case':
      return say(`case.${evidence.kind}`)
    case 'failed':
      return say('happened.effect_failed', { effect: say(`effect.${evidence.effect}`), why: evidence.why })
    case 'late':
      return say('record.late', { effect: say(`effect.${evidence.effect}`) })
    case 'waiting':
      return say('record.waiting', { effect: say(`effect.${evidence.effect}`) })
    case 'long':
      return say('record.long', { n: evidence.minutes })
  }
}
