/**
 * What `npm run simulate` runs: has a running demonstration play a year of made-up customers, shows how far it is, and
 * prints the truth planted in them beside what the experiments say. Ends with 0 where the year is played, else with 1.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { askForYear, readYear } from './simulate/demonstration.ts'
import { optionsFrom, usage } from './simulate/options.ts'
import { progressLine, report } from './simulate/report.ts'

/** Milliseconds between two looks. */
const pause = 500

async function run(args: string[]): Promise<number> {
  const options = optionsFrom(args, process.env)
  if (options.help) {
    console.log(usage)
    return 0
  }
  let year = await askForYear(options)
  const isTerminal = process.stderr.isTTY
  while (year.state !== 'done' && year.state !== 'failed') {
    process.stderr.write(isTerminal ? `\r${progressLine(year)}` : `${progressLine(year)}\n`)
    await delay(isTerminal ? pause : pause * 10)
    year = await readYear(options)
  }
  process.stderr.write(isTerminal ? `\r${progressLine(year)}\n` : `${progressLine(year)}\n`)
  console.log(report(year))
  return year.state === 'done' ? 0 : 1
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
