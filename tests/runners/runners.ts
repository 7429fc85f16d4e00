/** Everything `npm test` runs, in its order. */
import { build } from '../../worker/cli/bundles.ts'
import { ensureChromium } from '../chromium.ts'
import { program } from './program.ts'
import { oneOf } from './runner.ts'
import type { Runner } from './runner.ts'
import { suite } from './vitest.ts'

const rooms = ['shared', 'widget', 'worker', 'worker/cli', 'tests', 'tests/worker', 'tests/console']

const check = (name: string, script: string, ...args: string[]): Runner => ({
  name,
  group: 'check',
  needs: [],
  run: async () => oneOf((await program(script, ...args)) === 0),
})

/** A step in our own process: what it throws is told in one line. */
const step = (name: string, work: () => unknown): Runner => ({
  name,
  group: 'setup',
  needs: [],
  run: async () => {
    try {
      await work()
      return oneOf(true)
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      return oneOf(false)
    }
  },
})

export const runners: Runner[] = [
  ...rooms.map((room) => check(`types ${room}`, 'typescript/bin/tsc', '-p', room)),
  check('lint', 'oxlint/bin/oxlint'),
  check('format', 'oxfmt/bin/oxfmt', '--check'),
  step('build', build),
  step('browser', ensureChromium),
  suite('node', ['build']),
  suite('worker', ['build']),
  suite('e2e', ['build', 'browser']),
]
