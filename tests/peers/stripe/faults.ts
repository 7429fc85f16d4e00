/** What may go wrong between us and Stripe, before it acts and after. */

interface Answer {
  status: number
  body: string
  headers?: Record<string, string>
}

/** `act`: Stripe does the work. `answer`: null where the answer is its own; `cut`: the line is cut instead; `never`: nothing comes. */
export interface Fault {
  act: boolean
  answer: Answer | 'cut' | 'never' | 'half'
  /** Stripe keeps this answer under the key and says it again. */
  kept?: boolean
}

const error = (type: string, code?: string) => JSON.stringify({ error: { type, code, message: 'no' } })
const html = '<html><body><h1>502 Bad Gateway</h1></body></html>'

export const faults = {
  down: { act: false, answer: { status: 503, body: error('api_error') } },
  'a page for an answer': { act: false, answer: { status: 502, body: html } },
  'broken, and remembered so': {
    act: false,
    kept: true,
    answer: { status: 500, body: error('api_error') },
  },
  'too many': { act: false, answer: { status: 429, body: error('rate_limit_error', 'rate_limit') } },
  'too many, with a time': {
    act: false,
    answer: { status: 429, body: error('rate_limit_error', 'rate_limit'), headers: { 'retry-after': '7' } },
  },
  locked: { act: false, answer: { status: 429, body: error('invalid_request_error', 'lock_timeout') } },
  'in use': {
    act: false,
    answer: { status: 409, body: error('idempotency_error', 'idempotency_key_in_use') },
  },
  'cut off before': { act: false, answer: 'cut' },
  'silent before': { act: false, answer: 'never' },
  'cut off after': { act: true, answer: 'cut' },
  'silent after': { act: true, answer: 'never' },
  'half an answer': { act: true, answer: 'half' },
  'broken after': { act: true, kept: true, answer: { status: 500, body: error('api_error') } },
  'a page after': { act: true, answer: { status: 200, body: html } },
  'a yes with an error in it': { act: true, answer: { status: 200, body: error('api_error') } },
} satisfies Record<string, Fault>
export type FaultName = keyof typeof faults

/** A plain no, and a door that is shut. */
export const refusals = {
  refused: { act: false, answer: { status: 400, body: error('invalid_request_error', 'parameter_invalid') } },
  'cannot pay': { act: false, answer: { status: 402, body: error('card_error', 'card_declined') } },
  'unknown key': { act: false, answer: { status: 401, body: error('authentication_error') } },
  'not allowed': { act: false, answer: { status: 403, body: error('invalid_request_error') } },
  elsewhere: { act: false, answer: { status: 302, body: '', headers: { location: '/v1/elsewhere' } } },
} satisfies Record<string, Fault>
export type RefusalName = keyof typeof refusals
