import * as z from 'zod'
import { TokenFacts } from '#shared/facts/stated.ts'
import { sealed, unsealed } from './secret.ts'

/** What the plain page carries from its showing to its one press: the token's identity, checked when it was shown. */
const ExitPass = z.object({
  tenant: z.string(),
  sub: z.string(),
  subscription: z.string(),
  mode: z.enum(['live', 'test']),
  playbook: z.string(),
  jti: z.string(),
  stated: z
    .object({ source: z.literal('token'), at: z.string(), facts: TokenFacts })
    .nullable()
    .default(null),
})
export type ExitPass = z.infer<typeof ExitPass>

/** Seconds the page may stay open before its button is pressed. */
const life = 3600

export const signExitPass = (pass: ExitPass, secret: string, now: Date): Promise<string> =>
  sealed('exit', pass, secret, now, life)

export async function readExitPass(text: string, secret: string, now: Date): Promise<ExitPass | null> {
  return ExitPass.safeParse(await unsealed('exit', text, secret, now)).data ?? null
}
