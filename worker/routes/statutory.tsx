import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { statutoryForms, type StatutoryForm } from '#shared/law/statutory.ts'
import type { Line } from '#shared/protocol/turn.ts'
import type { Env } from '../env.ts'
import { logFault } from '../errors.ts'
import type { Notice } from '../tenant/notices.ts'
import { tenantsOf } from '../tenant/settings.ts'
import { blank, contentOf, filledFrom, problemsOf, type Filled } from './statutory-form.ts'
import { FormPage, NowherePage, ReceiptPage, ReviewPage, type Sheet } from './statutory-pages.tsx'
import { statutoryWords } from './statutory-words.ts'

type Ctx = Context<{ Bindings: Env }>

/**
 * The exits whose form the law fixes: open to everybody, without login, script or offer. Whoever fills the page in is
 * taken at their word; a person matches the notice with a contract, and it counts from the moment it came in.
 */
export const statutory = new Hono<{ Bindings: Env }>()

/** Bytes; the longest reason in any script, and the rest. */
const largestForm = 32 * 1024

statutory.use(async (c, next) => {
  c.header('cache-control', 'no-store')
  await next()
})

statutory.get('/', (c) => {
  const sheet = sheetOf(c, blank, crypto.randomUUID())
  return sheet ? page(c, <FormPage sheet={sheet} />) : page(c, <NowherePage />, 404)
})

statutory.post('/', bodyLimit({ maxSize: largestForm, onError: (c) => tooLarge(c) }), async (c) => {
  const body: Record<string, unknown> = await c.req.parseBody().catch(() => ({}))
  const form = formOf(c)
  const key = typeof body['key'] === 'string' && body['key'] !== '' ? body['key'] : crypto.randomUUID()
  const sheet = form && sheetOf(c, filledFrom(body, form), key.slice(0, 64))
  if (!sheet) return page(c, <NowherePage />, 404)
  const { words, filled } = sheet
  const problems = problemsOf(filled, sheet.form)
  if (body['step'] === 'change') return page(c, <FormPage sheet={sheet} />)
  if (Object.keys(problems).length > 0)
    return page(c, <FormPage sheet={sheet} problems={problems} trouble={words.wrong} />, 422)
  if (sheet.form.review && body['step'] !== 'send')
    return page(c, <ReviewPage sheet={sheet} lines={linesOf(filled, sheet)} />)
  try {
    return await receive(c, sheet)
  } catch (fault) {
    logFault('statutory', fault)
    return page(c, <FormPage sheet={sheet} trouble={words.broken} />, 503)
  }
})

/** Answered only once it is on record. */
async function receive(c: Ctx, sheet: Sheet) {
  const { form, words, filled, business } = sheet
  const content = contentOf(filled, form)
  const sent: Notice = {
    reference: await referenceOf(sheet, content),
    place: form.place,
    content,
    receivedAt: new Date().toISOString(),
  }
  const { reference, receivedAt } = await c.env.TENANT.getByName(sheet.tenant).receiveNotice(sent)
  const lines = [
    { label: words.receipt.received, value: momentIn(form, receivedAt) },
    { label: words.receipt.reference, value: reference },
    { label: words.title, value: words.to(business) },
    ...linesOf(filled, sheet),
    ...(words.receipt.effects ? [words.receipt.effects] : []),
  ]
  return page(c, <ReceiptPage form={form} words={words} lines={lines} reference={reference} />)
}

/** The same notice sent again has the same reference; one that was changed is another. */
async function referenceOf({ key, form }: Sheet, content: Partial<Filled>): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([key, form.place, content]))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const formOf = (c: Ctx): StatutoryForm | undefined => {
  const place = c.req.query('place') ?? ''
  return Object.values(statutoryForms).find((form) => form.place === place)
}

function sheetOf(c: Ctx, filled: Filled, key: string): Sheet | null {
  const form = formOf(c)
  const tenant = tenantsOf(c.env).get(c.req.query('tenant') ?? '')
  if (!form || !tenant) return null
  return { form, words: statutoryWords[form.language], tenant: tenant.id, business: tenant.name, key, filled }
}

/** What was filled in, in words. A day that was left open is asked for as early as can be. */
function linesOf(filled: Filled, { form, words }: Sheet): Line[] {
  return form.fields.flatMap((field) => {
    const label = words.labels[field]
    const value = filled[field]
    if (field === 'kind')
      return [{ label, value: words.kinds[value === 'ordinary' ? value : 'extraordinary'] }]
    if (field === 'end') return [{ label, value: value === '' ? words.earliest : dayIn(form, value) }]
    return value === '' ? [] : [{ label, value }]
  })
}

const dayIn = ({ language }: StatutoryForm, day: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

/** To the second, with the zone. */
const momentIn = ({ language, timeZone }: StatutoryForm, at: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long', timeZone }).format(new Date(at))

const tooLarge = (c: Context) => {
  const form = formOf(c as Ctx)
  const sheet = form && sheetOf(c as Ctx, blank, crypto.randomUUID())
  if (!sheet) return page(c as Ctx, <NowherePage />, 404)
  return page(c as Ctx, <FormPage sheet={sheet} trouble={sheet.words.problems.too_long} />, 413)
}

const page = (c: Ctx, content: JSX.Element, status: 200 | 404 | 413 | 422 | 503 = 200) =>
  c.html(html`<!doctype html>${content}`, status)
