import type { Context } from 'hono'
import { refusals, type Refusal, type RefusalCode } from '#shared/protocol/refusal.ts'
import type { Turn } from '#shared/protocol/turn.ts'
import { answered, type Crossing } from './cross-origin.ts'

const messages: Partial<Record<RefusalCode, string>> = {
  too_many: 'Too many conversations were begun; try again later.',
  token_used: 'This token was used before; ask for a new one.',
  not_found: 'There is no such session.',
  stale_turn: 'That turn is over; this is the one on the table.',
  not_an_answer: 'That is not an answer to the question on the table.',
}

/** Seconds after which the same call may be made again. */
export const mayRetry = (c: Context<Crossing>, seconds: number): void =>
  c.set('headers', {
    ...c.get('headers'),
    'retry-after': String(seconds),
    'access-control-expose-headers': 'retry-after',
  })

interface No {
  code: RefusalCode
  turn?: Turn
  after?: number
}

/** A no of the customer's object as an HTTP answer, with the turn to go on from where there is one. */
export function answerTold(c: Context<Crossing>, { code, turn, after }: No) {
  if (after !== undefined) mayRetry(c, after)
  const body: Refusal = { error: code, message: messages[code] ?? code, ...(turn && { turn }) }
  return answered(c, refusals[code], JSON.stringify(body))
}
