/** Runs one of the suites of tests/vitest.config.ts, with those named after it, and counts what its report says. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { program } from './program.ts'
import type { Runner, Tally } from './runner.ts'

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

/** A file that could not be loaded holds no test that failed, and a suite without a test proves nothing. */
function tallyOf(text: string, code: number): Tally {
  const report = Report.parse(JSON.parse(text))
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const failed = report.numFailedTests + unloaded.length
  const isBad = code !== 0 || report.numPassedTests === 0
  return {
    passed: report.numPassedTests,
    failed: isBad ? Math.max(failed, 1) : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

async function run(project: string, filters: string[]): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-report-'))
  const file = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await program(
    'vitest/vitest.mjs',
    'run',
    '-c',
    'tests/vitest.config.ts',
    `--project=${project}*`,
    ...reporters,
    ...filters,
  )
  const text = await readFile(file, 'utf8').catch(() => null)
  await rm(folder, { recursive: true })
  return text === null ? { passed: 0, failed: 1, skipped: 0 } : tallyOf(text, code)
}

export const suite = (name: string, needs: string[]): Runner => ({
  name,
  group: 'suites',
  needs,
  run: (filters) => run(name, filters),
})
