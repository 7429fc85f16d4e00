import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { statutoryForms, type StatutoryForm } from '#shared/law/statutory.ts'
import type { Env } from '../env.ts'
import { logFault } from '../errors.ts'
import { senderOf } from '../identity/sender.ts'
import type { Notice } from '../tenant/notices.ts'
import { hourOf } from '../tenant/notice-limits.ts'
import { tenantsOf, type TenantSettings } from '../tenant/settings.ts'
import { page, type Ctx } from './plain-answer.ts'
import { BusyPage } from './statutory-busy.tsx'
import { blank, contentOf, filledFrom, problemsOf, type Filled } from './statutory-form.ts'
import { FormPage, NowherePage, ReceiptPage, ReviewPage, type Sheet } from './statutory-pages.tsx'
import { linesOf, receiptLetter, receiptLines } from './statutory-receipt.ts'
import { statutoryWords } from './statutory-words.ts'

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
  const { form, words, filled } = sheet
  const content = contentOf(filled, form)
  const now = new Date()
  const reference = await referenceOf(sheet, content)
  const notice: Notice = { reference, place: form.place, content, receivedAt: now.toISOString() }
  const received = await c.env.TENANT.getByName(sheet.tenant).receiveNotice({
    notice,
    letter: receiptLetter(sheet, notice),
    sender: await senderIn(c, sheet.tenant, now),
  })
  if (!received.ok) return tooMany(c, sheet, received.until)
  const lines = receiptLines(sheet, received.notice)
  const shown = { form, words, lines, reference, email: filled.email }
  return page(c, <ReceiptPage {...shown} />)
}

/** Said by Cloudflare, or by the proxy that stands before the server; where nobody says it, only the tenant's limit holds. */
const senderIn = (c: Ctx, tenant: string, now: Date): Promise<string | null> => {
  const address = c.req.header('cf-connecting-ip')
  return senderOf(address, { tenant, hour: hourOf(now.getTime()) }, c.env.PARLEY_SECRET)
}

function tooMany(c: Ctx, sheet: Sheet, until: string) {
  const { cancelAddress } = tenantsOf(c.env).get(sheet.tenant) as TenantSettings
  c.header('retry-after', String(Math.max(1, Math.ceil((Date.parse(until) - Date.now()) / 1000))))
  return page(c, <BusyPage sheet={sheet} until={until} cancelAddress={cancelAddress} />, 429)
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

const tooLarge = (c: Context) => {
  const form = formOf(c as Ctx)
  const sheet = form && sheetOf(c as Ctx, blank, crypto.randomUUID())
  if (!sheet) return page(c as Ctx, <NowherePage />, 404)
  return page(c as Ctx, <FormPage sheet={sheet} trouble={sheet.words.problems.too_long} />, 413)
}
