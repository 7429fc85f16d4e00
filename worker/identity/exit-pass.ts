import * as z from 'zod'
import { sealed, unsealed } from './secret.ts'

/** What the plain page carries from its showing to its one press: the token's identity, checked when it was shown. */
const ExitPass = z.object({
  tenant: z.string(),
  sub: z.string(),
  subscription: z.string(),
  mode: z.enum(['live', 'test']),
  playbook: z.string(),
  jti: z.string(),
})
export type ExitPass = z.infer<typeof ExitPass>

/** Seconds the page may stay open before its button is pressed. */
const life = 3600

export const signExitPass = (pass: ExitPass, secret: string, now: Date): Promise<string> =>
  sealed('exit', pass, secret, now, life)

export async function readExitPass(text: string, secret: string, now: Date): Promise<ExitPass | null> {
  return ExitPass.safeParse(await unsealed('exit', text, secret, now)).data ?? null
}
