/** Serves until it is told to stop, and then leaves no process behind. */
import * as z from 'zod'
import { startParley } from './start-parley.ts'
import type { Parley, StartOptions } from './start-parley.ts'

const Settings = z.object({
  PORT: z.coerce.number('must be a number').int().min(0).max(65_535).default(8788),
  PARLEY_DATA: z.string().min(1).default('.data'),
  PARLEY_ORIGINS: z.string().default(''),
  DEMO_FAULTS: z.enum(['on', 'off']).default('off'),
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
  }
}

const reason = (error: unknown): string => {
  if (error instanceof z.ZodError)
    return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  return error instanceof Error ? error.message : String(error)
}

/** A signal that comes before everything has started is kept until it has. */
async function untilAsked(started: (parley: Parley) => void): Promise<void> {
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask())
  const parley = await startParley(options())
  console.log(`Parley is at ${parley.address}`)
  console.log(`Console (this link works once): ${parley.consoleLink}`)
  started(parley)
  await asked
  await parley.stop()
}

export async function serve(started: (parley: Parley) => void = () => {}): Promise<never> {
  try {
    await untilAsked(started)
  } catch (error) {
    console.error(reason(error))
    process.exit(1)
  }
  process.exit(0)
}
