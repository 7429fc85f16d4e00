import type { Turn } from './turn.ts'

/** Every reason for which the worker says no, and the HTTP status it says it with. */
export const refusals = {
  bad_json: 400,
  bad_request: 400,
  bad_token: 401,
  token_expired: 401,
  token_used: 401,
  bad_ticket: 401,
  bad_key: 401,
  bad_signature: 400,
  signed_out: 401,
  foreign_origin: 403,
  real_tenant: 403,
  unknown_playbook: 404,
  not_found: 404,
  session_over: 404,
  wrong_method: 405,
  stale_turn: 409,
  facts_differ: 409,
  experiment_refused: 422,
  words_gone: 410,
  record_gone: 410,
  not_an_answer: 422,
  unknown_reason: 422,
  too_large: 413,
  too_many: 429,
  wrong_type: 415,
  broken: 500,
  unavailable: 503,
} as const
export type RefusalCode = keyof typeof refusals

/** Body of every answer outside 2xx. `turn` comes with 409 and 422, so that the caller can go on from there. */
export interface Refusal {
  error: RefusalCode
  /** One English sentence for the developer who reads it. */
  message: string
  /** Which fields were wrong, where fields were wrong; `code` where each kind of wrong has one. */
  fields?: { path: string; message: string; code?: string }[]
  turn?: Turn
}
