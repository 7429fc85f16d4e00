import * as z from 'zod'
import { Refused } from '../errors.ts'
import { sealed, unsealed } from './secret.ts'

/** Our pass for one session: who, which session, and the language it is shown in. */
const Ticket = z.object({
  tenant: z.string(),
  mode: z.enum(['live', 'test']),
  sub: z.string(),
  session: z.string(),
  locale: z.string(),
})
export type Ticket = z.infer<typeof Ticket>

/** Seconds for which a session can be gone on with; past the end it still shows its receipt. */
const life = 24 * 3600

export const signTicket = (ticket: Ticket, secret: string, now: Date): Promise<string> =>
  sealed('session', ticket, secret, now, life)

/** Tickets whose seal was checked, with the second they end: a conversation shows the same one with every answer. */
const known = new Map<string, Ticket & { exp: number }>()
const mostKnown = 1000

/** @throws Refused `bad_ticket` */
export async function readTicket(
  authorization: string | undefined,
  secret: string,
  now: Date,
): Promise<Ticket> {
  const text = authorization?.startsWith('Bearer ') ? authorization.slice(7) : ''
  const place = `${secret} ${text}`
  const ticket = known.get(place) ?? (await checked(text, secret, now))
  if (ticket.exp * 1000 <= now.getTime()) throw bad()
  if (known.size >= mostKnown) known.clear()
  known.set(place, ticket)
  return ticket
}

const bad = () => new Refused('bad_ticket', 'The ticket is missing, altered or no longer good.')

async function checked(text: string, secret: string, now: Date): Promise<Ticket & { exp: number }> {
  const ticket = Ticket.extend({ exp: z.number() }).safeParse(await unsealed('session', text, secret, now))
  if (!ticket.success) throw bad()
  return ticket.data
}
