/** What an earlier version has locked, sealed and signed opens in every later one: receipts and secrets are kept for years. */
import { expect, it } from 'vitest'
import { unlocked } from '#worker/identity/locked.ts'
import { readReceiptPlace } from '#worker/identity/receipt-address.ts'
import { receiptKeys } from '#worker/identity/receipt-keys.ts'

const secret = 's'.repeat(43)
const seeds = JSON.stringify(['A'.repeat(43)])

it('the secret of a webhook', async () => {
  const kept = 'sF5a1WvHxXhpJZer.W3QTNlyumejkm0JUBPAehsci1vJLQJnTvpfmv8Q'
  expect(await unlocked('webhook', 'endpoint-1', kept, secret)).toBe('whsec_planted')
})

it('the address of a receipt, and the keys that receipts were signed with', async () => {
  const keys = await receiptKeys({ PARLEY_SECRET: secret, PARLEY_RECEIPT_KEYS: seeds })
  expect(keys.map(({ kid }) => kid)).toEqual(['0YTCVVa6', 'AJvXI7ZY'])
  const address = 'Dw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8RERERIiJDM4REVVVVVVVVjbBUvu9CiRVWtYAxGcF8-g'
  const place = { object: '0f'.repeat(32), session: '11111111-2222-4333-8444-555555555555' }
  expect(await readReceiptPlace(address, keys)).toEqual(place)
})
