/** What may go wrong between us and Paddle, before it acts and after. */
import type { Fault } from '../http-peer.ts'
import { elsewhere, lineFaults } from '../line-faults.ts'

const error = (code: string, type = 'request_error') =>
  JSON.stringify({ error: { type, code, detail: 'no' } })
const broken = error('internal_error', 'api_error')
const tooMany = error('too_many_requests', 'api_error')

export const faults = {
  ...lineFaults,
  down: { act: false, answer: { status: 503, body: error('service_unavailable', 'api_error') } },
  'too many': { act: false, answer: { status: 429, body: tooMany } },
  'too many, with a time': {
    act: false,
    answer: { status: 429, body: tooMany, headers: { 'retry-after': '60' } },
  },
  'charged too often': {
    act: false,
    answer: { status: 429, body: error('subscription_immediate_charge_hour_limit_exceeded') },
  },
  'locked for its renewal': {
    act: false,
    answer: { status: 409, body: error('subscription_locked_renewal') },
  },
  'changed by another': { act: false, answer: { status: 409, body: error('concurrent_modification') } },
  'locked by a change': {
    act: false,
    answer: { status: 400, body: error('subscription_locked_pending_changes') },
  },
  'broken after': { act: true, answer: { status: 500, body: broken } },
  'a yes with an error in it': { act: true, answer: { status: 200, body: broken } },
} satisfies Record<string, Fault>

/** A plain no, and a door that is shut. */
export const refusals = {
  elsewhere,
  refused: { act: false, answer: { status: 400, body: error('bad_request') } },
  'cannot pay': { act: false, answer: { status: 400, body: error('subscription_payment_declined') } },
  'held for its terms': {
    act: false,
    answer: { status: 409, body: error('subscription_locked_consent_review_period') },
  },
  'unknown key': { act: false, answer: { status: 403, body: error('invalid_token') } },
  'not allowed': { act: false, answer: { status: 403, body: error('forbidden') } },
} satisfies Record<string, Fault>
