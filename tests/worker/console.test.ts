import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { signLoginLink } from '#worker/identity/operator.ts'
import { begin, everything, newKey, say, send, tenantObject } from './api.ts'

const home = 'https://parley.test'

async function signedIn(): Promise<string> {
  const key = await signLoginLink(env.PARLEY_SECRET, 'demo', new Date())
  const press = () =>
    send('/console/sign-in', {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: home },
      body: new URLSearchParams({ key }),
    })
  const [one, two] = await Promise.all([press(), press()])
  expect(new Set([one.status, two.status])).toEqual(new Set([303, 401]))
  return (
    [one, two]
      .map(({ headers }) => headers.get('set-cookie') ?? '')
      .find(Boolean)
      ?.split(';')[0] ?? ''
  )
}

test('an operator signs in once by a link, finds an exit by its reason, and reads why', async () => {
  const customer = `console-${newKey()}`
  const cookie = await signedIn()
  let at: Parameters<typeof say>[0] = await begin(customer)
  at = await say(at, { type: 'chose', options: ['price'] })
  while (at.turn.input?.type === 'offer') at = await say(at, { type: 'declined' })
  at = await say(at, { type: 'accepted' })
  expect(at.turn.outcome).toBe('cancelled')
  const look = async (path: string) => (await send(path, { headers: { cookie } })).text()
  await expect.poll(() => look('/console')).toContain(customer)
  const today = new Date().toISOString().slice(0, 10)
  expect(await look(`/console?reason=price&outcome=cancelled&from=${today}&until=${today}`)).toContain(
    customer,
  )
  expect(await look('/console?reason=moved')).not.toContain(customer)
  expect(await look('/console?until=2020-01-01')).not.toContain(customer)
  const row = (await tenantObject().sessions(everything)).find((one) => one.customer === customer)
  const page = await look(`/console/sessions/${row?.session}`)
  expect(page).toContain('price-smaller')
  expect(page).toContain('Cancellation entered at billing')
})
