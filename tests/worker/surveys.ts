/** Surveys as those who stayed meet them: a letter on the day, and the page it names. */
import { expect } from 'vitest'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Who } from '#worker/identity/sign-token.ts'
import { leave, no } from '../fixtures/answers.ts'
import { begin, ring, say, tenantObject } from './api.ts'
import { lettersOf, read } from './receipts.ts'

export const emailOf = (customer: string): string => `${customer}@example.test`

/** Everybody whom a test lets stay has an address, unless it says otherwise. */
export async function stay(
  customer: string,
  changed: Partial<Who> = {},
  locale = 'en',
  answers: Answer[] = [leave, no],
): Promise<void> {
  let turn: Parameters<typeof say>[0] = await begin(
    customer,
    { email: emailOf(customer), ...changed },
    locale,
  )
  for (const given of answers) turn = await say(turn, given)
  await ring(customer)
}

export const questionsTo = async (customer: string) =>
  (await lettersOf(customer)).filter(({ text }) => text.includes('/survey/'))

/** Path of the page that the latest letter names. */
export async function pathFor(customer: string): Promise<string> {
  const text = (await questionsTo(customer)).at(-1)?.text ?? ''
  return new URL(/^https:\/\/\S+\/survey\/\S+$/m.exec(text)?.[0] ?? '').pathname
}

export const answer = (path: string, fields: Record<string, string>) =>
  read(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })

export async function rowOf(customer: string) {
  const rows = await tenantObject().stayed(null)
  return rows.find((row) => row.customer === customer)
}

/** The row follows behind the answer. */
export const rowSays = (customer: string, survey: object) =>
  expect.poll(async () => (await rowOf(customer))?.survey, { timeout: 5000 }).toMatchObject(survey)
