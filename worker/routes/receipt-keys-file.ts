import { Hono } from 'hono'
import type { Env } from '../env.ts'
import { receiptKeys } from '../identity/receipt-keys.ts'

/** The public halves of the keys that sign receipts, as JSON Web Keys (RFC 8037): all that anybody needs to check one. */
export const receiptKeysFile = new Hono<{ Bindings: Env }>()

receiptKeysFile.get('/.well-known/parley-receipts.json', async (c) => {
  const keys = await receiptKeys(c.env)
  const published = keys.map(({ kid, x }) => ({ kty: 'OKP', crv: 'Ed25519', use: 'sig', kid, x }))
  const headers = { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' }
  return c.json({ keys: published }, 200, headers)
})
