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
  email: z.string().nullable().default(null),
  stated: z
    .object({ source: z.literal('token'), at: z.string(), facts: TokenFacts })
    .nullable()
    .default(null),
})
export type ExitPass = z.infer<typeof ExitPass>
/** As it comes back: `issued` is when its page was shown, in milliseconds since 1970. */
export type ReadPass = ExitPass & { issued: number }

const Sealed = ExitPass.extend({ iat: z.number() }).transform(({ iat, ...pass }) => {
  return { ...pass, issued: iat * 1000 }
})

/** Seconds the page may stay open before its button is pressed. */
const life = 3600

export const signExitPass = (pass: ExitPass, secret: string, now: Date): Promise<string> =>
  sealed('exit', pass, secret, now, life)

export async function readExitPass(text: string, secret: string, now: Date): Promise<ReadPass | null> {
  return Sealed.safeParse(await unsealed('exit', text, secret, now)).data ?? null
}
