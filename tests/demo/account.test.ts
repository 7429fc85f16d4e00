/** The statutory link stands beside the button of the chat, never behind it, and whatever has been cancelled already. */
import { describe, expect, it } from 'vitest'
import { demoApp } from '#worker/demo/app.tsx'
import { customerOf } from '#worker/demo/customers.ts'
import type { Desk, DemoEnv } from '#worker/demo/desk.ts'
import { factsOf, opened, subscriptionOf } from '#worker/demo/ledger.ts'

const now = new Date('2026-11-22T10:00:00Z')

/** The account page of one customer, as it stands after a change. */
async function page(id: string, changed: { endsOn?: string } = {}): Promise<string> {
  const customer = customerOf(id)
  if (!customer) throw new Error(`no customer ${id}`)
  const account = { ...opened(customer, '2026-11-22'), ...changed }
  const { standing } = account
  const sight = { facts: factsOf(customer, account), subscription: subscriptionOf(account), standing }
  const desk = { see: async () => sight } as unknown as Desk
  const app = demoApp({ desk: () => desk, now: () => now, wait: async () => {} })
  const env = { DEMO_TENANT: 'demo' } as DemoEnv
  const response = await app.request('/', { headers: { cookie: `shop_customer=${id}` } }, env)
  return response.text()
}

const link = /<a class="button" href="\/exit\/statutory\?tenant=demo&amp;place=DE" lang="de">([^<]*)<\/a>/

describe('the account page', () => {
  it('shows a customer in Germany the link, labelled by the law, and the button too', async () => {
    const html = await page('jonas')
    expect(link.exec(html)?.[1]).toBe('Verträge hier kündigen')
    expect(html).toContain('data-parley-cancel')
  })

  it('shows it still after a cancellation', async () => {
    const html = await page('jonas', { endsOn: '2026-12-31' })
    expect(html).toMatch(link)
    expect(html).not.toContain('data-parley-cancel')
  })

  it.each(['mara', 'noa', 'unknown'])('shows it to nobody else: %s', async (id) => {
    expect(await page(id)).not.toContain('/exit/statutory')
  })
})
