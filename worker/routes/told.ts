import type { Context } from 'hono'
import { refusals, type Refusal, type RefusalCode } from '#shared/protocol/refusal.ts'
import type { Turn } from '#shared/protocol/turn.ts'
import { answered, type Crossing } from './cross-origin.ts'

const messages: Partial<Record<RefusalCode, string>> = {
  token_used: 'This token was used before; ask for a new one.',
  not_found: 'There is no such session.',
  stale_turn: 'That turn is over; this is the one on the table.',
  not_an_answer: 'That is not an answer to the question on the table.',
}

/** A no of the customer's object as an HTTP answer, with the turn to go on from where there is one. */
export function answerTold(c: Context<Crossing>, { code, turn }: { code: RefusalCode; turn?: Turn }) {
  const body: Refusal = { error: code, message: messages[code] ?? code, ...(turn && { turn }) }
  return answered(c, refusals[code], JSON.stringify(body))
}
