/** The playbook's pages as a browser uses them: what they show, and what their forms send. */
import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import type { Turn } from '#shared/protocol/turn.ts'
import { signOperator } from '#worker/identity/operator.ts'
import { begin, everything, say, send, tenantObject } from './api.ts'

const home = 'https://parley.test'
export const draftPage = '/console/playbook/draft'
export const textOf = (changes: Partial<Playbook>): string =>
  JSON.stringify({ ...defaultPlaybook, ...changes }, null, 2)

/** The cookie of an operator who has signed in. */
export const cookieOf = async (tenant = 'demo'): Promise<string> =>
  `parley_operator=${await signOperator(tenant, env.PARLEY_SECRET, new Date())}`

export async function look(path: string, lang = 'en') {
  const cookie = await cookieOf()
  const response = await send(path, { headers: { cookie, 'accept-language': lang } })
  const html = await bodyOf(response)
  return { status: response.status, html, text: plain(html) }
}

/** The runtime warns of `text()` on what it does not know for text. */
export const bodyOf = async (response: Response): Promise<string> =>
  new TextDecoder().decode(await response.arrayBuffer())

export const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/[\u2066-\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')

export async function post(fields: Record<string, string | File>, headers: Record<string, string> = {}) {
  const cookie = await cookieOf()
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  const response = await send(draftPage, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: home, cookie, ...headers },
    body,
  })
  const html = await bodyOf(response)
  return { status: response.status, html, text: plain(html), to: response.headers.get('location') }
}

const unescaped = (html: string): string =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
export const textIn = (html: string): string | undefined => {
  const [, text] = /<textarea[^>]*>\n([^<]*)<\/textarea>/.exec(html) ?? []
  return text === undefined ? undefined : unescaped(text)
}
export const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

/** As a browser sends what stands in the form. */
export async function press(html: string, author = 'Ada', change: (text: string) => string = (text) => text) {
  const text = change(textIn(html) ?? '').replaceAll('\n', '\r\n')
  return post({
    press: 'publish',
    text,
    author,
    version: hidden(html, 'version'),
    over: hidden(html, 'over'),
  })
}

export const published = async () =>
  (await tenantObject().publications('default', 50)).map(({ title }) => title)

/** A conversation that has ended, and is on record with the tenant. */
export async function leave(customer: string, reason = 'price') {
  let at: Parameters<typeof say>[0] = await begin(customer)
  at = await say(at, { type: 'chose', options: [reason] })
  for (let n = 0; at.turn.outcome === null && n < 9; n++) at = await say(at, { type: replyTo(at.turn) })
  await expect.poll(async () => (await rowsOf(customer)).length).toBe(1)
}

/** On to the end: skips what may be skipped, takes nothing, and confirms. */
export const replyTo = ({ input, skip }: Turn) =>
  skip === null ? (input?.type === 'offer' ? 'declined' : 'accepted') : 'skipped'

export const rowsOf = async (customer: string) => {
  return (await tenantObject().sessions(everything)).filter((row) => row.customer === customer)
}

/** One answer for each reason that needs one, and no price among them. */
export const onlyHelp = (): Playbook['rules'] =>
  defaultPlaybook.reasons
    .filter(({ path }) => path === 'respond')
    .map(({ id }) => ({
      id: `help-${id}`,
      reasons: [id],
      tiers: ['standard'],
      attempt: 'first',
      when: 'facts.use == 0.5',
      offer: Object.entries(defaultPlaybook.offers).find(([, { kind }]) => kind === 'guided_help')?.[0] ?? '',
    }))
