import { Hono, type Context } from 'hono'
import { html } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import * as z from 'zod'
import { copyFor, type Copy } from '#shared/copy/copy.ts'
import type { ReceiptShown } from '../customer/receipts.ts'
import type { Customer } from '../customer/customer.ts'
import type { Told } from '../customer/knock.ts'
import type { Env } from '../env.ts'
import { logFault } from '../errors.ts'
import { readReceiptPlace, type ReceiptPlace } from '../identity/receipt-address.ts'
import { receiptKeys } from '../identity/receipt-keys.ts'
import { isSigned, signReceipt } from '../identity/receipt-signature.ts'
import { tenantsOf } from '../tenant/settings.ts'
import { textOf } from './body.ts'
import { CheckPage, NoReceiptPage, ReceiptPage } from './receipt-pages.tsx'

type Ctx = Context<{ Bindings: Env }>
type Shown = Extract<Told<{ receipt: ReceiptShown }>, { ok: true }>['receipt']

/**
 * Receipts at their own addresses: no login, no script, printable. Whoever has an address may read the receipt and take
 * a cancellation back; nothing else can be done with it.
 */
export const receipt = new Hono<{ Bindings: Env }>()

receipt.use(async (c, next) => {
  await next()
  c.header(
    'content-security-policy',
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  )
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', 'no-referrer')
  c.header('x-content-type-options', 'nosniff')
  c.header('x-robots-tag', 'noindex')
})

receipt.get('/verify', (c) => page(c, <CheckPage copy={spokenTo(c)} checked={null} />))

const Checking = z.object({
  text: z.string().max(20_000),
  signature: z.string().max(200),
  lang: z.string().max(35).optional(),
})

receipt.post('/verify', async (c) => {
  const form = Checking.safeParse(Object.fromEntries(new URLSearchParams(await textOf(c))))
  const { text, signature, lang } = form.data ?? { text: '', signature: '', lang: undefined }
  const copy = lang === undefined ? spokenTo(c) : copyFor(lang)
  const isGood = form.success && (await isSigned(text, signature, await receiptKeys(c.env)))
  return page(c, <CheckPage copy={copy} checked={{ text, signature, isGood }} />)
})

receipt.get('/:name', async (c) => {
  const place = await placeOf(c, c.req.param('name'))
  if (place === null) return page(c, <NoReceiptPage copy={spokenTo(c)} what="missing" />, 404)
  const told = await customerAt(c, place).receipt(place.session)
  if (!told.ok) return absent(c, told.code === 'not_found' ? 'gone' : 'missing')
  return shown(c, told.receipt)
})

/** Taken back, the page shows it at its own address: to load it once more sends nothing. */
receipt.post('/:name', async (c) => {
  const name = c.req.param('name')
  const place = await placeOf(c, name)
  if (place === null) return page(c, <NoReceiptPage copy={spokenTo(c)} what="missing" />, 404)
  try {
    const told = await customerAt(c, place).undo(place.session)
    return told.ok ? c.redirect(`/receipt/${name}`, 303) : absent(c, 'gone')
  } catch (fault) {
    logFault('undo', fault)
    const told = await customerAt(c, place).receipt(place.session)
    return told.ok ? shown(c, told.receipt, 503) : absent(c, 'gone')
  }
})

async function shown(c: Ctx, one: Shown, status: 200 | 503 = 200) {
  const keys = await receiptKeys(c.env)
  const signature = await signReceipt(one.signed, keys)
  const copy = copyFor(one.locale)
  const account = tenantsOf(c.env).get(one.tenant)?.accountAddress ?? null
  const content = <ReceiptPage {...{ copy, receipt: one, signature, account, isBroken: status === 503 }} />
  return page(c, content, status)
}

/** Erased with all that was kept of its customer, or never made. */
const absent = (c: Ctx, what: 'gone' | 'missing') =>
  page(c, <NoReceiptPage copy={spokenTo(c)} what={what} />, what === 'gone' ? 410 : 404)

const placeOf = async (c: Ctx, name: string): Promise<ReceiptPlace | null> =>
  readReceiptPlace(name, await receiptKeys(c.env))

const customerAt = ({ env }: Ctx, { object }: ReceiptPlace): DurableObjectStub<Customer> =>
  env.CUSTOMER.get(env.CUSTOMER.idFromString(object))

/** Where no receipt says its language, the browser does. */
const spokenTo = (c: Ctx): Copy =>
  copyFor(c.req.query('lang') ?? c.req.header('accept-language')?.split(/[,;]/)[0] ?? 'en')

/** hono/jsx leaves out the one line without which browsers fall back to the rules of 1998. */
const page = (c: Ctx, content: JSX.Element, status: 200 | 404 | 410 | 503 = 200) =>
  c.html(html`<!doctype html>${content}`, status)
