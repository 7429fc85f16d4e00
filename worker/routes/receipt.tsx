import { Hono } from 'hono'
import * as z from 'zod'
import { copyFor } from '#shared/copy/copy.ts'
import type { ReceiptShown } from '../customer/receipts.ts'
import type { Told } from '../customer/knock.ts'
import type { Env } from '../env.ts'
import { logFault } from '../errors.ts'
import { receiptKeys } from '../identity/receipt-keys.ts'
import { isSigned, signReceipt } from '../identity/receipt-signature.ts'
import { tenantsOf } from '../tenant/settings.ts'
import { addressed, customerAt, placeOf } from './addressed.ts'
import { textOf } from './body.ts'
import { page, spokenTo, type Ctx } from './plain-answer.ts'
import { CheckPage, NoReceiptPage, ReceiptPage } from './receipt-pages.tsx'

type Shown = Extract<Told<{ receipt: ReceiptShown }>, { ok: true }>['receipt']

/**
 * Receipts at their own addresses: no login, no script, printable. Whoever has an address may read the receipt and take
 * a cancellation back; nothing else can be done with it.
 */
export const receipt = new Hono<{ Bindings: Env }>()

receipt.use(addressed)

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
  const place = await placeOf(c, c.req.param('name'), 'receipt')
  if (place === null) return page(c, <NoReceiptPage copy={spokenTo(c)} what="missing" />, 404)
  const told = await customerAt(c, place).receipt(place.session)
  if (!told.ok) return absent(c, told.code === 'not_found' ? 'gone' : 'missing')
  return shown(c, told.receipt)
})

/** Taken back, the page shows it at its own address: to load it once more sends nothing. */
receipt.post('/:name', async (c) => {
  const name = c.req.param('name')
  const place = await placeOf(c, name, 'receipt')
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
