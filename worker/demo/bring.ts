import type { DemoEnv } from './desk.ts'
import type { Bring } from './years.ts'

/** Parley, asked over the key that both share. */
export function bringTo({ PARLEY, PARLEY_DEMO_KEY, DEMO_TENANT }: DemoEnv): Bring {
  return async (part) => {
    const headers = { authorization: `Bearer ${PARLEY_DEMO_KEY}`, 'content-type': 'application/json' }
    const request = new Request(`http://parley/v1/simulated/${DEMO_TENANT}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(part),
    })
    const response = await PARLEY.fetch(request).catch(() => null)
    if (response === null) throw new Error('away')
    const body = (await response.json().catch(() => ({}))) as { error?: string }
    if (!response.ok) throw new Error(body.error ?? `status_${response.status}`)
    return body
  }
}
