/**
 * Runs one of our TypeScript files: `node worker/cli/boot.mjs FILE.ts ARGS…`.
 * Plain JavaScript that needs nothing installed, because it is what installs.
 */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { install, isInstalled } from './install.mjs'
import { pickNode } from './pick-node.mjs'
import { root } from './root.mjs'

function fail(line) {
  console.error(line)
  process.exit(1)
}

function run(node, args) {
  const path = [dirname(node), join(root, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter)
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => pass(child, signal))
  if (process.env.npm_lifecycle_event) stopWithoutParent(child)
  child.on('error', (error) => fail(`Cannot start ${node}: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

/** Ctrl-C in a terminal has reached the child already; a second one would cut its clean stop short. */
function pass(child, signal) {
  if (signal === 'SIGINT' && process.stdin.isTTY) return
  child.kill(signal)
}

/** npm passes a signal on to the shell between us, which ends without telling: then we have lost our parent. */
function stopWithoutParent(child) {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 200)
}

const args = process.argv.slice(2)
if (args.length === 0) fail('Usage: node worker/cli/boot.mjs FILE.ts ARGS…')
if (!isInstalled() && !install()) fail('npm ci failed, see above. Run it again once its cause is mended.')
const node = pickNode()
if (node) run(node, args)
else fail('Node 22.18 or newer is needed (on x64 Linux it is installed by itself): https://nodejs.org')
