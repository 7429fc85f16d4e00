import { vi } from 'vitest'
import { newKey, send, tenantObject } from './api.ts'

/** Notices as people send them on the open pages; nothing but a form. */
export const german = {
  step: 'send',
  kind: 'ordinary',
  name: 'Jonas Weber',
  contract: 'FL-2041',
  end: '2027-01-31',
}

export async function give(
  fields: Record<string, string>,
  place = 'DE',
  tenant = 'demo',
  headers: Record<string, string> = {},
) {
  const path = `/exit/statutory?tenant=${tenant}&place=${place}`
  const response = await send(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
  return { response, html: await response.text() }
}

export const address = () => `${newKey()}@example.test`

export const onRecord = async (email: string) =>
  (await tenantObject().notices(200)).find(({ content }) => content.email === email)

/** What the log says of a fault that a test brings about itself. */
export const silence = () => vi.spyOn(console, 'error').mockImplementation(() => undefined)
