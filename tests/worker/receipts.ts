/** Receipts at their own addresses, as whoever has one meets them. */
import { env } from 'cloudflare:workers'
import { begin, customerObject, say, send } from './api.ts'
import type { Who } from '#worker/identity/sign-token.ts'

export interface Left {
  session: string
  /** Path of the receipt. */
  path: string
}

/** Talks to the end and takes the address from the receipt in the chat. */
export async function leave(customer: string, changed: Partial<Who> = {}, locale = 'en'): Promise<Left> {
  const begun = await begin(customer, changed, locale)
  const isAsked = begun.turn.input?.type === 'confirm'
  const asked = isAsked ? begun : await say(begun, { type: 'leaving' })
  const { turn } = await say(asked, { type: 'accepted' })
  const lines = turn.receipt?.lines ?? []
  const address = lines.find(({ value }) => value.startsWith('https://parley.test/receipt/'))?.value ?? ''
  const session = lines.find(({ value }) => /^[0-9a-f-]{36}$/.test(value))?.value ?? ''
  return { session, path: new URL(address).pathname }
}

export async function read(path: string, init: RequestInit = {}) {
  const response = await send(path, { redirect: 'manual', ...init })
  return { response, status: response.status, html: await response.text() }
}

export const press = (path: string) =>
  read(path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '' })

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')

/** What a person would copy from the page, and the signature under it. */
export function copied(html: string): { text: string; signature: string } {
  const text = plain(/<section class="receipt">(.*?)<\/section>/s.exec(html)?.[1] ?? '')
  return { text, signature: /parley1\.[\w-]{8}\.[\w-]{86}/.exec(html)?.[0] ?? '' }
}

export const check = (fields: { text: string; signature: string }, lang = 'en') =>
  read('/receipt/verify', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...fields, lang }).toString(),
  })

export interface CustomerLetter {
  key: string
  customer: string
  subject: string
  text: string
  locale: string
}
export async function lettersOf(customer: string): Promise<CustomerLetter[]> {
  const response = await env.DEMO?.fetch('http://demo/letters')
  const letters: CustomerLetter[] = (await response?.json()) ?? []
  return letters.filter((letter) => letter.customer === customer)
}

export const eventsOf = async (customer: string, session: string) => {
  const told = await customerObject(customer).record(session, 'en')
  return told.ok ? [...told.events] : []
}
