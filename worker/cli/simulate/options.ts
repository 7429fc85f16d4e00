import { parseArgs } from 'node:util'
import * as z from 'zod'

export const usage = `Usage: npm run simulate -- [options]

  --sessions 20000      made-up customers who come to cancel; some of them come twice
  --seed 20261122       the same seed gives the same year
  --address ADDRESS     where the demonstration runs (default: what npm start prints, by PORT)`

const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`
  return z.coerce.number(error).int(error).min(least, error).max(most, error)
}

const Options = z.object({
  sessions: whole(100, 100_000).default(20_000),
  seed: whole(0, 2_147_483_647).default(20_261_122),
  address: z.url({ protocol: /^https?$/, error: 'must be an address, such as http://127.0.0.1:8788' }),
  help: z.boolean().default(false),
})
export type Options = z.infer<typeof Options>

/** @throws Error where the words after the command are not among those above. */
export function optionsFrom(args: string[], env: Readonly<Record<string, string | undefined>>): Options {
  const text = { type: 'string' } as const
  const { values } = parsed(args, {
    sessions: text,
    seed: text,
    address: text,
    help: { type: 'boolean' } as const,
  })
  const options = Options.safeParse({ address: `http://127.0.0.1:${env['PORT'] ?? 8788}`, ...values })
  if (options.success) return options.data
  const [issue] = options.error.issues
  throw new Error(`--${issue?.path.join('.')}: ${issue?.message}\n\n${usage}`)
}

function parsed(args: string[], options: NonNullable<Parameters<typeof parseArgs>[0]>['options']) {
  try {
    return parseArgs({ args, options })
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, { cause: error })
  }
}
