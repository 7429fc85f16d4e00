/** Keeps one workerd process running: starts it, learns its port, starts it again after a crash, stops it for good. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import * as z from 'zod'

/** The binary itself: the shim in bin/ is a Node script, and killing that would leave the real process behind. */
const { default: workerd } = z
  .object({ default: z.string() })
  .parse(createRequire(import.meta.url)('workerd'))

const Listening = z.object({ event: z.literal('listen'), port: z.number() })

const firstPause = 100
const longestPause = 10_000
const steadyAfter = 30_000
const patience = 5_000

export interface Supervised {
  /** Waits for a process that listens, and says its port. */
  ready(): Promise<number>
  pid(): number
  /** Ends the process as a crash would; another takes its place. */
  kill(): void
  stop(): Promise<void>
}

interface Running {
  child: ChildProcess
  port: Promise<number>
  ended: Promise<void>
}

/** The port arrives on the control descriptor once workerd listens. */
function listening(child: ChildProcess): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  createInterface(child.stdio[3] as Readable).on('line', (line) => {
    const said = Listening.safeParse(JSON.parse(line))
    if (said.success) resolve(said.data.port)
  })
  child.on('error', reject)
  child.on('exit', (code, signal) =>
    reject(new Error(`workerd ended (${signal ?? code}) before it listened.`)),
  )
  promise.catch(() => {}) // a process that nobody waits for may end early
  return promise
}

function run(args: string[], env: Record<string, string>, errors: 'inherit' | 'ignore'): Running {
  const child = spawn(workerd, ['serve', ...args, '--control-fd=3'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', errors, 'pipe'],
    detached: true, // Ctrl-C in a terminal is for us: we stop it in our own time
  })
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  child.on('exit', () => resolve())
  child.on('error', () => resolve())
  const kill = () => child.kill('SIGKILL')
  process.on('exit', kill)
  void ended.then(() => process.off('exit', kill))
  return { child, port: listening(child), ended }
}

/** Asks it to end, and ends it when it does not. */
async function end({ child, ended }: Running): Promise<void> {
  const timer = setTimeout(() => child.kill('SIGKILL'), patience)
  child.kill('SIGTERM')
  await ended
  clearTimeout(timer)
}

const isUp = ({ child }: Running): boolean =>
  child.exitCode === null && child.signalCode === null && !child.killed

interface How {
  onStart?: (pid: number) => void
  /** Where its log goes. Only the bench, which makes thousands of faults, ignores it. */
  errors?: 'inherit' | 'ignore'
}

/** `args` and `env` go to every start. The first start must listen; later ones are tried for ever, ever slower. */
export async function supervise(
  args: string[],
  env: Record<string, string>,
  { onStart, errors = 'inherit' }: How = {},
): Promise<Supervised> {
  let stopping: Promise<void> | null = null
  let pause = firstPause
  let again: NodeJS.Timeout | undefined
  let hasListened = false
  let current = start()

  function start(): Running {
    const running = run(args, env, errors)
    const since = Date.now()
    if (running.child.pid) onStart?.(running.child.pid)
    void running.ended.then(() => onEnd(Date.now() - since))
    return running
  }

  function onEnd(lived: number): void {
    if (stopping || !hasListened) return
    if (lived > steadyAfter) pause = firstPause
    console.error(`workerd ended; starting it again in ${pause} ms.`)
    again = setTimeout(() => (current = start()), pause)
    pause = Math.min(pause * 2, longestPause)
  }

  async function ready(): Promise<number> {
    while (!isUp(current)) {
      if (stopping) throw new Error('workerd was stopped.')
      await delay(20)
    }
    return current.port.catch(ready)
  }

  async function stop(): Promise<void> {
    clearTimeout(again)
    await end(current)
  }
  const stopOnce = () => (stopping ??= stop())

  try {
    await current.port
    hasListened = true
  } catch (error) {
    await stopOnce()
    throw error
  }
  return {
    ready,
    pid: () => current.child.pid ?? 0,
    kill: () => current.child.kill('SIGKILL'),
    stop: stopOnce,
  }
}
