/** What may go wrong between us and Stripe, before it acts and after. */
import type { Fault } from '../http-peer.ts'
import { elsewhere, lineFaults } from '../line-faults.ts'

const error = (type: string, code?: string) => JSON.stringify({ error: { type, code, message: 'no' } })

export const faults = {
  ...lineFaults,
  down: { act: false, answer: { status: 503, body: error('api_error') } },
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
  'broken after': { act: true, kept: true, answer: { status: 500, body: error('api_error') } },
  'a yes with an error in it': { act: true, answer: { status: 200, body: error('api_error') } },
} satisfies Record<string, Fault>

/** A plain no, and a door that is shut. */
export const refusals = {
  elsewhere,
  refused: { act: false, answer: { status: 400, body: error('invalid_request_error', 'parameter_invalid') } },
  'cannot pay': { act: false, answer: { status: 402, body: error('card_error', 'card_declined') } },
  'unknown key': { act: false, answer: { status: 401, body: error('authentication_error') } },
  'not allowed': { act: false, answer: { status: 403, body: error('invalid_request_error') } },
} satisfies Record<string, Fault>
