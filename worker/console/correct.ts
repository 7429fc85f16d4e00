import { Hono } from 'hono'
import * as z from 'zod'
import { intents } from '#shared/reading/reading.ts'
import { fieldsOf, Refused } from '../errors.ts'
import { signInOf } from './guard.ts'
import { customerOf } from './record-of.ts'
import type { Visiting } from './visit.ts'

/** One press corrects how one of a customer's words was read; pressing again corrects the correction. */
export const correct = new Hono<Visiting>()

const Form = z.object({
  of: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number),
  intent: z.enum(intents),
  /** One box ticked comes as a text, several as a list, none not at all. */
  reasons: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .default([])
    .pipe(z.array(z.string().max(48)).max(20)),
})

correct.post('/:id/corrections', async (c) => {
  const form = Form.safeParse(await c.req.parseBody({ all: true }).catch(() => null))
  if (!form.success)
    throw new Refused('bad_request', 'The form is not what this address takes.', fieldsOf(form.error))
  const { row, customer } = await customerOf(c, c.req.param('id'))
  const told = await customer.correct(row.session, { ...form.data, by: await signInOf(c) })
  if (!told.ok) throw new Refused(told.code, said[told.code] ?? 'There are no such words.')
  return c.redirect(`/console/sessions/${encodeURIComponent(row.session)}#words-${form.data.of}`, 303)
})

const said: Partial<Record<string, string>> = {
  words_gone: 'These words are no longer kept, so their reading cannot be corrected.',
  unknown_reason: 'The playbook of this session has no such reason.',
}
