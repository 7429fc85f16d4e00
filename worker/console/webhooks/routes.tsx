/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { Refused } from '../../errors.ts'
import type { Deed, Done } from '../../webhooks/webhooks.ts'
import { Layout, PlainPage } from '../layout.tsx'
import { viewOf, type Visit, type Visiting } from '../visit.ts'
import type { WordKey } from '../words.ts'
import { blank, filledIn, problemIn, type Filled } from './add-form.ts'
import { EndpointPage } from './endpoint-page.tsx'
import { ListPage } from './list-page.tsx'

/** Who else is told of what happens: endpoints, and the log of what they were sent. */
export const webhookPages = new Hono<Visiting>()

const tenantOf = (c: Visit) => c.env.TENANT.getByName(c.get('tenant').id)
const view = (c: Visit) => viewOf(c, c.get('tenant').name)
const addressOf = (id: string): string => `/console/webhooks/${encodeURIComponent(id)}`
const missing = () => new Refused('not_found', 'There is no such webhook.')

webhookPages.get('/', (c) => list(c, blank()))

webhookPages.post('/', async (c) => {
  const filled = await filledIn(c)
  const problem = problemIn(filled)
  if (problem) return list(c, filled, problem)
  const { owner, ...rest } = filled
  const { hostname } = new URL(c.req.url)
  const about = { tenant: c.get('tenant').id, language: c.get('words').language, own: [hostname] }
  const done = await tenantOf(c).doWebhook({ type: 'add', ...rest, owner: owner || null, ...about })
  if (done.ok) return given(c, filled.id, done.secret, false)
  // At the most there can be, the page says so in place of the form.
  return list(c, filled, done.code === 'address' ? `hooks.wrong.${done.trouble}` : null)
})

webhookPages.get('/:id', async (c) => {
  const opened = await tenantOf(c).webhook(c.req.param('id'))
  if (!opened) throw missing()
  return c.html(<EndpointPage view={view(c)} opened={opened} />)
})

webhookPages.get('/:id/remove', async (c) => {
  const opened = await tenantOf(c).webhook(c.req.param('id'))
  if (!opened) throw missing()
  const { words } = view(c)
  const address = addressOf(opened.endpoint.id)
  return c.html(
    <PlainPage view={view(c)} title="hooks.remove.title" lead="hooks.remove.lead">
      <p>
        <bdi class="id">{opened.endpoint.url}</bdi>
      </p>
      <form class="presses" method="post" action={`${address}/remove`}>
        <button type="submit">{words.say('hooks.remove.press')}</button>
        <a class="button" href={address}>
          {words.say('hooks.remove.back')}
        </a>
      </form>
    </PlainPage>,
  )
})

webhookPages.post('/:id/remove', async (c) => {
  await doIt(c, { type: 'remove', id: c.req.param('id') })
  return c.redirect('/console/webhooks', 303)
})

webhookPages.post('/:id/rotate', async (c) => {
  const id = c.req.param('id')
  const { secret } = await doIt(c, { type: 'rotate', id })
  return given(c, id, secret, true)
})

for (const type of ['ping', 'switch_on', 'switch_off'] as const)
  webhookPages.post(`/:id/${type}`, async (c) => {
    const id = c.req.param('id')
    await doIt(c, { type, id })
    return c.redirect(`${addressOf(id)}#log`, 303)
  })

webhookPages.post('/:id/replay', async (c) => {
  const id = c.req.param('id')
  const { place }: Record<string, unknown> = await c.req.parseBody().catch(() => ({}))
  const number = typeof place === 'string' && /^\d{1,12}$/.test(place) ? Number(place) : -1
  await doIt(c, { type: 'replay', id, place: number })
  return c.redirect(`${addressOf(id)}#d-${number}`, 303)
})

async function doIt(c: Visit, deed: Deed): Promise<Extract<Done, { ok: true }>> {
  const done = await tenantOf(c).doWebhook(deed)
  if (!done.ok) throw missing()
  return done
}

async function list(c: Visit, filled: Filled, wrong: WordKey | null = null) {
  const standings = await tenantOf(c).webhooks()
  const page = <ListPage view={view(c)} standings={standings} filled={filled} wrong={wrong} />
  return c.html(page, wrong === null ? 200 : 422)
}

/** The one time a secret is seen; the same form sent again finds it given already. */
function given(c: Visit, id: string, secret: string | null, isRotated: boolean) {
  if (secret === null) return c.redirect(addressOf(id), 303)
  const { words } = view(c)
  return c.html(
    <Layout view={view(c)} title={words.say('hooks.given')}>
      <div class="alone">
        <h1>{words.say('hooks.given')}</h1>
        <p>{words.say('hooks.given.lead')}</p>
        <p>
          <code class="secret" dir="ltr">
            {secret}
          </code>
        </p>
        {isRotated ? <p>{words.say('hooks.given.rotated')}</p> : null}
        <a class="button" href={addressOf(id)}>
          {words.say('hooks.given.go')}
        </a>
      </div>
    </Layout>,
  )
}
