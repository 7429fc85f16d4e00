import { answerTo } from '#shared/copy/objection-answer.ts'
import type { Copy } from '#shared/copy/copy.ts'
import { objectionIn } from '#shared/reading/objection.ts'
import type { Reading } from '#shared/reading/reading.ts'
import type { Happening } from './events.ts'
import type { Session } from './session.ts'

type Raised = Happening & { type: 'objection_raised' }

/** What the words hold against the offer on the table, or, where there is none, against the one declined last. */
export function raisedBy(text: string, { intent }: Reading, session: Session): Raised | null {
  if (intent === 'question' || intent === 'stay') return null
  const objection = objectionIn(text)
  if (objection === null) return null
  const { shown, step, offers } = session
  const offer = shown[step] ?? offers.findLast(({ state }) => state === 'declined')?.offer ?? null
  return { type: 'objection_raised', offer, objection }
}

/** Said in place of the echo: who is answered precisely was heard. */
export function answeredObjection({ objection, offers }: Session, copy: Copy): string[] {
  if (objection === null) return []
  const terms = offers.find(({ offer }) => offer === objection.offer)?.terms ?? null
  return [answerTo(objection.objection, terms, copy)]
}
