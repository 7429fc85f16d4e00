import type { Lesson } from '#shared/engine/exit-lessons.ts'
import type { Event } from '#shared/engine/events.ts'
import type { Words } from './words.ts'

/** One of them in one phrase; a customer's words are quoted for as long as they are kept. */
export function lessonInWords(lesson: Lesson, events: readonly Event[], words: Words): string {
  const { say } = words
  switch (lesson.type) {
    case 'reason':
      return words.named('cause', lesson.reason)
    case 'words': {
      const said = events[lesson.of]
      const text = said?.type === 'words_given' ? said.text : null
      return text === null ? say('record.words_gone') : say('record.words', { text })
    }
    case 'case':
      return say(`case.${lesson.kind}`)
    case 'failed':
      return say('happened.effect_failed', { effect: say(`effect.${lesson.effect}`), why: lesson.why })
    case 'late':
      return say('record.late', { effect: say(`effect.${lesson.effect}`) })
    case 'waiting':
      return say('record.waiting', { effect: say(`effect.${lesson.effect}`) })
    case 'long':
      return say('record.long', { n: lesson.minutes })
  }
}
