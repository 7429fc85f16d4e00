/** What may go wrong between us and Chargebee, before it acts and after. */
import type { Fault } from '../http-peer.ts'
import { elsewhere, lineFaults } from '../line-faults.ts'

export const no = (status: number, code: string, type?: string): string =>
  JSON.stringify({ message: 'no', type, api_error_code: code, http_status_code: status })

const broken = { status: 500, body: no(500, 'internal_error', 'operation_failed') }
const tooMany = { status: 429, body: no(429, 'api_request_limit_exceeded', 'operation_failed') }

export const faults = {
  ...lineFaults,
  down: {
    act: false,
    answer: { status: 503, body: no(503, 'internal_temporary_error', 'operation_failed') },
  },
  'broken, and remembered so': { act: false, kept: true, answer: broken },
  'too many': { act: false, answer: tooMany },
  'too many, with a time': { act: false, answer: { ...tooMany, headers: { 'retry-after': '7' } } },
  'in use': {
    act: false,
    answer: { status: 409, body: no(409, 'unable_to_process_request', 'operation_failed') },
  },
  'not decided': { act: false, answer: { status: 400, body: no(400, 'internal_error', 'operation_failed') } },
  'broken after': { act: true, kept: true, answer: broken },
  'a yes with an error in it': { act: true, answer: { status: 200, body: no(500, 'internal_error') } },
} satisfies Record<string, Fault>

/** A plain no, and a door that is shut. */
export const refusals = {
  elsewhere,
  refused: {
    act: false,
    answer: { status: 400, body: no(400, 'invalid_state_for_request', 'invalid_request') },
  },
  'cannot pay': {
    act: false,
    answer: { status: 402, body: no(402, 'payment_processing_failed', 'payment') },
  },
  'unknown key': { act: false, answer: { status: 401, body: no(401, 'api_authentication_failed') } },
  'not allowed': { act: false, answer: { status: 403, body: no(403, 'request_blocked') } },
  'no such site': { act: false, answer: { status: 404, body: no(404, 'site_not_found') } },
} satisfies Record<string, Fault>
