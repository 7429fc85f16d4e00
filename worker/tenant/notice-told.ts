import { statutoryForms } from '#shared/law/statutory.ts'
import { addHours } from '#shared/rules/derived.ts'
import type { Told } from '#shared/webhooks/told.ts'
import { noticeHours, type Notice } from './notices.ts'

/** That a notice came in, and nothing of what stands in it: all of that was typed by somebody nobody knows. */
export function noticeTold({ reference, place, receivedAt }: Notice): Told {
  const { right } = statutoryForms[place]
  const due = addHours(new Date(receivedAt), noticeHours)
  const data = { reference, place, right, due }
  const event = { type: 'notice.received', timestamp: receivedAt, data } as const
  return { key: `notice-${reference}`, lane: reference, customer: null, mode: 'live', event }
}
