/** An exit that has something to teach, without and with what support wrote of it; and a page of the console as it is read. */
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import type { AConsole } from './a-console.ts'
import { aRecord, type ARecord } from './a-record.ts'

export const taught = aRecord({
  who: { tenant: 'demo', customer: 'cus_taught' },
  session: 'taught-1',
  facts: aCustomer({ complaints: 3, openCases: 0, useTrend: 'falling', idleDays: 50, contractEnd: null }),
  answers: [
    { type: 'wrote', text: 'it never worked and support is rude. I wish it had a dark mode' },
    { type: 'wrote', text: 'why so many questions' },
    { type: 'leaving' },
    { type: 'accepted' },
    { type: 'wrote', text: 'If only you had a <b>family</b> plan' },
  ],
  outside: 'failed',
})
const written = (field: string, text: string | null, at: string) => ({
  type: 'exit_noted' as const,
  field: field as 'defects',
  text,
  by: 'ab12cd34',
  at,
  turn: null,
})
export const noted: ARecord = {
  ...taught,
  read: (locale) => ({
    ...taught.read(locale),
    events: [
      ...taught.events,
      written('defects', 'The first one', '2026-11-06T09:00:00.000Z'),
      written('defects', '=The <second> one', '2026-11-07T09:00:00.000Z'),
      written('drivers', null, '2026-11-07T10:00:00.000Z'),
      written('wayBack', 'A plan for families', '2026-11-07T10:00:00.000Z'),
      written('wayBack', '', '2026-11-07T11:00:00.000Z'),
    ],
  }),
}

export async function page(at: AConsole, path: string) {
  const response = await at.send(path, { headers: { cookie: await at.cookie(), 'accept-language': 'en' } })
  const html = await response.text()
  return { response, html, text: html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/[\s⁦-⁩]+/g, ' ') }
}
