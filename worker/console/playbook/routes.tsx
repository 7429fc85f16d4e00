/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { dayOf } from '#shared/rules/derived.ts'
import { Refused } from '../../errors.ts'
import type { Problems } from '../../tenant/playbooks.ts'
import { forgetPlaybook } from '../../tenant/published.ts'
import { viewOf, type Visit, type Visiting } from '../visit.ts'
import { draftForm, type DraftForm } from './draft-form.ts'
import { DraftPage, type DraftProps, type No } from './draft-page.tsx'
import { checked, tried, type Draft } from './draft.ts'
import { shownPublications } from './history.tsx'
import { LivePage } from './live-page.tsx'
import { followed, inLines, liveOf, publishedAt, tenantOf, type Live } from './live.ts'

/** What is live, a draft beside it, and the press that puts the one in the place of the other. */
export const playbookPages = new Hono<Visiting>()

playbookPages.get('/', async (c) => {
  const [live, history] = await Promise.all([
    liveOf(c),
    tenantOf(c).publications(followed, shownPublications),
  ])
  const published = Number(c.req.query('published')) === live.publication?.number
  return c.html(
    <LivePage
      view={viewOf(c, c.get('tenant').name)}
      live={live}
      history={history}
      today={dayOf(new Date())}
      published={published ? (live.publication?.number ?? null) : null}
    />,
  )
})

playbookPages.get('/versions/:number{[0-9]{1,9}}', async (c) => {
  const number = c.req.param('number')
  return c.body(inLines(await found(c, Number(number))), 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="playbook-${number}.json"`,
  })
})

playbookPages.get('/draft', async (c) => {
  const live = await liveOf(c)
  const from = c.req.query('from')
  if (from === undefined) return page(c, live, {})
  const number = from === 'live' ? (live.publication?.number ?? 0) : Number(from)
  const text = inLines(await found(c, Number.isSafeInteger(number) ? number : -1))
  return page(c, live, { text, draft: await checked(text, live, new Date()) })
})

playbookPages.post('/draft', async (c) => {
  const form = await draftForm(c)
  const { text, author } = form
  const live = await liveOf(c)
  if (text.trim() === '') return page(c, live, { author, no: { code: 'empty' } }, 422)
  if (form.isGarbled) return page(c, live, { text, author, no: { code: 'not_utf8' } }, 422)
  const draft = await checked(text, live, new Date())
  if (form.press === 'publish') return publish(c, form, live, draft)
  if (form.press === 'check' || draft.sound === null) return page(c, live, { text, author, draft })
  const result = await tried(draft.sound, live, tenantOf(c))
  return page(c, live, {
    text,
    author,
    draft,
    tried: result,
    no: result === null ? { code: 'not_tried' } : null,
  })
})

/** Publishes what was checked in place of what it was compared with; else the page comes back, with all that stood in it. */
async function publish(c: Visit, form: DraftForm, live: Live, draft: Draft) {
  const { text, author, over } = form
  const back = (no: No, at = live, seen = draft) =>
    page(c, at, { text, author, draft: seen, no }, no.code === 'author' ? 422 : 409)
  if (draft.sound === null) return back({ code: 'malformed' })
  const { published } = draft.sound
  if (published.version !== form.version) return back({ code: 'not_checked' })
  if (author === '') return back({ code: 'author' })
  const publishing = { ...published, name: followed, author, at: new Date().toISOString() }
  const made = await tenantOf(c).publishOver(publishing, over)
  if (made.ok) {
    forgetPlaybook(c.get('tenant').id, followed)
    return c.redirect(`/console/playbook?published=${made.number}`, 303)
  }
  if (made.code === 'malformed') return back({ code: 'malformed' }, live, withProblems(draft, made.problems))
  const now = await liveOf(c)
  return back({ code: 'live_changed', n: made.live }, now, await checked(text, now, new Date()))
}

/** Problems that were found only when it was to be published: they stand in no place of the text. */
const withProblems = (draft: Draft, problems: Problems): Draft => ({
  ...draft,
  findings: [
    ...problems.map((one) => ({ type: 'problem' as const, ...one, place: null })),
    ...draft.findings,
  ],
})

async function found(c: Visit, number: number) {
  const published = await publishedAt(c, number)
  if (published === null) throw new Refused('not_found', 'There is no such publication.')
  return published
}

type Shown = Partial<Omit<DraftProps, 'view' | 'live'>>

const page = (c: Visit, live: Live, shown: Shown, status: 200 | 409 | 422 = 200) =>
  c.html(
    <DraftPage
      view={viewOf(c, c.get('tenant').name)}
      live={live}
      text=""
      author=""
      draft={null}
      tried={null}
      no={null}
      {...shown}
    />,
    status,
  )
