/** The demonstration, asked over HTTP for what its button does. */
import * as z from 'zod'
import type { Recovered } from '#shared/simulate/recovered.ts'
import type { Options } from './options.ts'

/** What is read of a year under way; the demonstration keeps more. */
const Year = z.object({
  state: z.enum(['clearing', 'playing', 'closing', 'done', 'failed']),
  seed: z.number(),
  days: z.number(),
  conversations: z.number(),
  asked: z.string(),
  over: z.string().nullable(),
  why: z.string().nullable(),
  /** It comes from our own code, of the same version. */
  found: z.array(z.custom<Recovered>((one) => typeof one === 'object')),
})
export type Year = z.infer<typeof Year>

/** @throws Error in plain words where nobody answers, where it is no demonstration, or where a year is on its way. */
export const askForYear = ({ address, seed, sessions }: Options): Promise<Year> =>
  ask(address, {
    method: 'POST',
    body: new URLSearchParams({ seed: String(seed), customers: String(sessions) }),
  })

export const readYear = ({ address }: Options): Promise<Year> => ask(address, {})

async function ask(address: string, init: RequestInit): Promise<Year> {
  const headers = { accept: 'application/json' }
  const response = await fetch(new URL('/shop/year', address), { ...init, headers }).catch(() => null)
  if (response === null) throw new Error(`Nothing answers at ${address}. Start the demonstration: npm start`)
  if (response.status === 409) throw new Error('A year is being played already; wait until it is done.')
  const body = z.object({ year: Year }).safeParse(await response.json().catch(() => null))
  if (!response.ok || !body.success) throw new Error(`There is no demonstration at ${address}.`)
  return body.data.year
}
