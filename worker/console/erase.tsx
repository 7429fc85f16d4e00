/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import * as z from 'zod'
import { recordHeaders, recordStream } from '../access.ts'
import type { Erased } from '../customer/erase.ts'
import { Refused } from '../errors.ts'
import type { SessionRow } from '../tenant/session-row.ts'
import { Layout } from './layout.tsx'
import { Lines, Section } from './parts.tsx'
import { customerOf } from './record-of.ts'
import { viewOf, type View, type Visiting } from './visit.ts'
import type { WordKey } from './words.ts'

/** Access and erasure for the people who answer a customer's request: by way of one of their exits, and of all of them. */
export const privacy = new Hono<Visiting>()

privacy.get('/:id/record.json', async (c) => {
  const { row } = await customerOf(c, c.req.param('id'))
  const { customer, mode } = row
  const subject = { tenant: c.get('tenant').id, mode, customer }
  return c.body(await recordStream(c.env, subject, new Date()), 200, recordHeaders)
})

/** Asks first: what goes, what stays, and for the customer's id, typed. */
privacy.get('/:id/erase', async (c) => {
  const { row } = await customerOf(c, c.req.param('id'))
  return c.html(<AskPage view={viewOf(c, c.get('tenant').name)} row={row} differs={false} />)
})

const Form = z.object({ customer: z.string().max(1000) })

privacy.post('/:id/erase', async (c) => {
  const form = Form.safeParse(await c.req.parseBody().catch(() => null))
  if (!form.success) throw new Refused('bad_request', 'The form is not what this address takes.')
  const { row, customer: object } = await customerOf(c, c.req.param('id'))
  const { id: tenant, name } = c.get('tenant')
  const view = viewOf(c, name)
  if (form.data.customer.trim() !== row.customer.trim())
    return c.html(<AskPage view={view} row={row} differs />, 422)
  const { customer, mode } = row
  return c.html(<ErasedPage view={view} erased={await object.erase({ tenant, mode, customer })} />)
})

interface AskProps {
  view: View
  row: SessionRow
  /** What was typed is not the id. */
  differs: boolean
}

const AskPage = ({ view, row: { session, customer }, differs }: AskProps) => {
  const { say } = view.words
  const path = `/console/sessions/${encodeURIComponent(session)}`
  return (
    <Layout view={view} title={say('erase.title', { customer })}>
      <div class="alone">
        <h1>{say('erase.title', { customer })}</h1>
        {differs ? (
          <p class="note" role="alert">
            {say('erase.differs')}
          </p>
        ) : null}
        {(['erase.goes', 'erase.stays', 'erase.finishes'] as const).map((key) => (
          <p>{say(key)}</p>
        ))}
        <p>
          <strong>{say('erase.final')}</strong>
        </p>
        <form class="by-hand" method="post" action={`${path}/erase`}>
          <label>
            <span>{say('erase.type', { customer })}</span>
            <input name="customer" required maxlength={1000} autocomplete="off" dir="auto" />
          </label>
          <p class="presses">
            <button type="submit">{say('erase.press')}</button>
            <a class="button" href={path}>
              {say('erase.not')}
            </a>
          </p>
        </form>
      </div>
    </Layout>
  )
}

const ErasedPage = ({ view, erased: { erased, there, waiting } }: { view: View; erased: Erased }) => {
  const { say } = view.words
  const isDone = there !== null && waiting.length === 0
  const left = [
    ...waiting.map((effect) => say(`stuck.effect.${effect}`)),
    ...(there === null ? [say('erase.going.there')] : []),
  ]
  const title = say(isDone ? 'erase.done' : 'erase.going')
  const counts = Object.entries({ ...erased, ...there }).filter(([, count]) => count > 0)
  return (
    <Layout view={view} title={title}>
      <p class="back">
        <a href="/console">{say('trouble.back')}</a>
      </p>
      <div role="status">
        <h1>{title}</h1>
        <p>{say(isDone ? 'erase.done.lead' : 'erase.going.lead')}</p>
        {isDone ? null : (
          <ul class="things">
            {left.map((one) => (
              <li>{one}</li>
            ))}
          </ul>
        )}
      </div>
      {counts.length === 0 ? null : (
        <Section title={say('erase.done')}>
          <Lines
            lines={counts.map(([what, count]) => {
              return { label: say(`erased.${what}` as WordKey), value: String(count) }
            })}
          />
        </Section>
      )}
    </Layout>
  )
}
