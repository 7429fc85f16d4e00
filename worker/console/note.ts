import { Hono } from 'hono'
import * as z from 'zod'
import { exitFields, longestNote } from '#shared/engine/exit-fields.ts'
import { fieldsOf, Refused } from '../errors.ts'
import { signInOf } from './guard.ts'
import { customerOf } from './record-of.ts'
import type { Visiting } from './visit.ts'

/** One press writes down one field of an exit; pressing again writes it anew, and an empty one takes it back. */
export const note = new Hono<Visiting>()

const Form = z.object({
  field: z.enum(exitFields),
  /** Forms send a line's end as two characters; browsers count it as one. */
  text: z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(longestNote)),
})

note.post('/:id/notes', async (c) => {
  const form = Form.safeParse(await c.req.parseBody().catch(() => null))
  if (!form.success)
    throw new Refused('bad_request', 'The form is not what this address takes.', fieldsOf(form.error))
  const { row, customer } = await customerOf(c, c.req.param('id'))
  const told = await customer.note(row.session, { ...form.data, by: await signInOf(c) })
  if (!told.ok) throw new Refused(told.code, 'There is no such exit.')
  return c.redirect(`/console/sessions/${encodeURIComponent(row.session)}#note-${form.data.field}`, 303)
})
