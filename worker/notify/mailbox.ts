import { timed } from '../patience.ts'
import type { Letter, Notifier } from './notifier.ts'

const patience = 8000

/** The demonstration business's mailbox, where one can read what would have been sent. */
export const demoMailbox = (demo: Fetcher, key: string): Notifier => ({
  async send({ to, ...letter }) {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const body = JSON.stringify('customer' in to ? letter : { ...letter, ...to })
    await timed(patience, async (signal) => {
      const response = await demo.fetch(`http://demo/billing${pathTo(to)}`, {
        method: 'POST',
        headers,
        body,
        signal,
      })
      await response.body?.cancel()
      if (!response.ok) throw new Error(`mailbox said ${response.status}`)
    })
  },
})

const pathTo = (to: Letter['to']): string =>
  'customer' in to ? `/customers/${encodeURIComponent(to.customer)}/letters` : '/letters'
