/** Serves the demonstration, or a business's own tenants, until it is told to stop; then leaves no process behind. */
import * as z from 'zod'
import { startOwn } from './start-own.ts'
import { startParley } from './start-parley.ts'
import type { Parley, StartOptions } from './start-parley.ts'
import type { Supervised } from './supervise.ts'

const Settings = z.object({
  PORT: z.coerce.number('must be a number').int().min(0).max(65_535).default(8788),
  PARLEY_DATA: z.string().min(1).default('.data'),
  PARLEY_ORIGINS: z.string().default(''),
  DEMO_FAULTS: z.enum(['on', 'off']).default('off'),
  PARLEY_WEBHOOK_LOOPBACK: z.enum(['on', 'off']).default('off'),
})

/** What the person at the terminal asked for; the origins are separated by commas. */
function options(): StartOptions {
  const settings = Settings.parse(process.env)
  const origins = settings.PARLEY_ORIGINS.split(',').map((origin) => origin.trim())
  return {
    port: settings.PORT,
    dataDir: settings.PARLEY_DATA,
    origins: origins.filter(Boolean),
    build: true,
    faults: settings.DEMO_FAULTS === 'on',
    loopback: settings.PARLEY_WEBHOOK_LOOPBACK === 'on',
  }
}

/** The demonstration's console has a link; tenants of one's own have `npm run sign-in`. */
type Serving = Omit<Parley, 'consoleLink'> & Partial<Pick<Parley, 'consoleLink'>>

const reason = (error: unknown): string => {
  if (error instanceof z.ZodError)
    return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  return error instanceof Error ? error.message : String(error)
}

/** A signal that comes before everything has started is kept until it has. */
async function untilAsked(started: (parley: Supervised) => void): Promise<void> {
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask())
  const isOwn = Boolean(process.env['PARLEY_TENANTS'])
  const parley: Serving = isOwn ? await startOwn(options()) : await startParley(options())
  console.log(`Parley is at ${parley.address}`)
  if (parley.consoleLink) console.log(`Console (this link works once): ${parley.consoleLink}`)
  started(parley)
  await asked
  await parley.stop()
}

export async function serve(started: (parley: Supervised) => void = () => {}): Promise<never> {
  try {
    await untilAsked(started)
  } catch (error) {
    console.error(reason(error))
    process.exit(1)
  }
  process.exit(0)
}
