import type { Letter, Notifier } from './notifier.ts'

const patience = 8000

/** The demonstration business's mailbox, where one can read what would have been sent. */
export const demoMailbox = (demo: Fetcher, key: string): Notifier => ({
  async send({ to, ...letter }) {
    const response = await demo.fetch(`http://demo/billing${pathTo(to)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify('customer' in to ? letter : { ...letter, ...to }),
      signal: AbortSignal.timeout(patience),
    })
    await response.body?.cancel()
    if (!response.ok) throw new Error(`mailbox said ${response.status}`)
  },
})

const pathTo = (to: Letter['to']): string =>
  'customer' in to ? `/customers/${encodeURIComponent(to.customer)}/letters` : '/letters'
