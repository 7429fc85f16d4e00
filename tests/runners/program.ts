/** Runs one of the packages' programs with our own Node, and ends it when we are told to end. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../worker/cli/root.mjs'

const running = new Set<ChildProcess>()

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    for (const child of running) child.kill('SIGTERM')
    process.exit(1)
  })
}

/** The exit code of `node_modules/PROGRAM`, which must be a script. */
export function program(script: string, ...args: string[]): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  running.add(child)
  child.on('error', () => resolve(1))
  child.on('exit', (code) => resolve(code ?? 1))
  void promise.then(() => running.delete(child))
  return promise
}
