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

/** @throws Refused `bad_ticket` */
export async function readTicket(authorization: string | undefined, secret: string, now: Date): Promise<Ticket> {
  const text = authorization?.startsWith('Bearer ') ? authorization.slice(7) : ''
  const ticket = Ticket.safeParse(await unsealed('session', text, secret, now))
  if (!ticket.success) throw new Refused('bad_ticket', 'The ticket is missing, altered or no longer good.')
  return ticket.data
}
