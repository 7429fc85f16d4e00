/** The suite that merchants run against their own billing, run against the example and against ones that are wrong. */
import { afterEach, describe, expect, test } from 'vitest'
import type { Account, Shop, Standing } from '../peers/home-made/billing.ts'
import { aHomeMade, open, secret } from './webhook-harness.ts'
import { expectations } from './webhook-expectations.ts'
import { webhookSuite } from './webhook-suite.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

async function run(spoil: (shop: Shop, account: Account) => void = () => {}, by = secret) {
  const { shop, url, close } = await aHomeMade()
  closing.push(close)
  const { customer, subscription } = open(shop)
  const account = shop.accounts.get(subscription)
  if (!account) throw new Error('nobody was opened')
  spoil(shop, account)
  const lines: string[] = []
  const code = await webhookSuite([url, by, customer, subscription], (line) => lines.push(line))
  const failed = lines.filter((line) => line.startsWith('FAIL')).map((line) => line.slice(6))
  return { code, lines, failed }
}

test('the example of the documentation holds in all of it', async () => {
  const { code, lines, failed } = await run()
  expect(failed).toEqual([])
  expect(code).toBe(0)
  expect(lines.at(-1)).toBe(`\n${expectations.length} of ${expectations.length} hold.`)
  expect(lines.filter((line) => line.startsWith('ok'))).toHaveLength(expectations.length)
})

describe('what is wrong is found, and it is said what to mend', () => {
  const forgets = (shop: Shop) => {
    const order = shop.order.bind(shop)
    shop.order = (account, key, change) => {
      shop.orders.delete(key)
      return order(account, key, change)
    }
  }
  const answers = (change: (answer: object) => object) => (shop: Shop) => {
    const answer = shop.answer.bind(shop)
    shop.answer = (verb, message) => change(answer(verb, message))
  }

  test.each<[string, (shop: Shop, account: Account) => void, string]>([
    ['T3: one that forgets keys', forgets, 'one order told five times at once is one'],
    [
      'facts with a fraction of a cent',
      answers((answer) =>
        'smallerPlan' in answer ? { ...answer, price: { amount: 1.5, currency: 'USD' } } : answer,
      ),
      'facts are whole',
    ],
    [
      'T30: done that is not done',
      (shop) => void (shop.order = (): Standing => ({ state: 'done', reference: '1' })),
      'a cancellation is done and can be read back',
    ],
    [
      'one that declines to let go',
      (shop) => void (shop.order = (): Standing => ({ state: 'refused', reason: 'no' })),
      'a cancellation is done and can be read back',
    ],
    [
      'one that counts what was paid before',
      (_, account) => {
        const at = '2026-01-01T00:00:00Z'
        account.payments.push(
          { at: '2999-01-01T00:00:00Z', amount: 4900, refunded: 0 },
          { at, amount: 1, refunded: 0 },
        )
      },
      'what was paid is one sum, and nothing from tomorrow on',
    ],
    ['an answer of another form', answers(() => ({ ok: true })), 'an order that was never told is unknown'],
  ])('%s', async (_, spoil, expectation) => {
    const { code, failed, lines } = await run(spoil)
    expect(code).toBe(1)
    expect(failed).toContain(expectation)
    const at = lines.indexOf(`FAIL  ${expectation}`)
    expect(lines[at + 2]).toMatch(/^ {6}Mend: \w/)
  })

  test('offers that it has none of are skipped, not wrong', async () => {
    const { code, lines } = await run((shop) => {
      const order = shop.order.bind(shop)
      shop.order = (account, key, change) => {
        if (change.type !== 'credit' && change.type !== 'discount') return order(account, key, change)
        const no: Standing = { state: 'refused', reason: 'not_offered' }
        shop.orders.set(key, no)
        return no
      }
    })
    expect(lines.filter((line) => line.startsWith('skip'))).toHaveLength(2)
    expect(code).toBe(0)
  })

  test('one from before the question of what was paid is as good as ever', async () => {
    const { code, lines } = await run((shop) => {
      const answer = shop.answer.bind(shop)
      shop.answer = (verb, message) =>
        message.type === 'billing.paid' ? { state: 'unknown' } : answer(verb, message)
    })
    expect(code).toBe(0)
    expect(lines).toContain('skip  what was paid is one sum, and nothing from tomorrow on')
  })

  test('T8: a receiver that takes another secret for its own holds in nothing', async () => {
    const { failed } = await run(() => {}, `whsec_${btoa('somebody else has this one as well')}`)
    expect(failed).toHaveLength(expectations.length - 10)
  })
})

test.each([[[]], [['http://billing.test', secret]], [['https://billing.test', 'whsec_short']]])(
  '%j says how it is run',
  async (args) => {
    const lines: string[] = []
    expect(await webhookSuite(args, (line) => lines.push(line))).toBe(2)
    expect(lines[0]).toBe('Usage: npm run contract -- webhook URL SECRET [CUSTOMER SUBSCRIPTION]')
  },
)
