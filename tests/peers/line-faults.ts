/** What may go wrong on the way to any provider and back, whatever it would have said. */
import type { Fault } from './http-peer.ts'

const html = '<html><body><h1>502 Bad Gateway</h1></body></html>'

export const lineFaults = {
  'a page for an answer': { act: false, answer: { status: 502, body: html } },
  'cut off before': { act: false, answer: 'cut' },
  'silent before': { act: false, answer: 'never' },
  'cut off after': { act: true, answer: 'cut' },
  'silent after': { act: true, answer: 'never' },
  'half an answer': { act: true, answer: 'half' },
  'a page after': { act: true, answer: { status: 200, body: html } },
} satisfies Record<string, Fault>

/** Back to the same peer: who follows it is seen twice. */
export const elsewhere = {
  act: false,
  answer: { status: 302, body: '', headers: { location: '/elsewhere' } },
} satisfies Fault
