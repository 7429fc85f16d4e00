/** What `npm test` runs. Names choose runners (`npm test -- node`), paths choose files within them. */
import { runners } from './runners/runners.ts'
import type { Runner, Tally } from './runners/runner.ts'

interface Row extends Tally {
  name: string
  seconds: string
}

const isFilter = (arg: string): boolean => /^-|[./]/.test(arg) && !isKnown(arg)
const isKnown = (arg: string): boolean => runners.some(({ name, group }) => arg === name || arg === group)

function chosen(names: string[]): Runner[] {
  if (names.length === 0) return runners
  const named = runners.filter(({ name, group }) => names.includes(name) || names.includes(group))
  const wanted = new Set(named.flatMap(({ name, needs }) => [...needs, name]))
  return runners.filter(({ name }) => wanted.has(name))
}

async function rowOf(runner: Runner, filters: string[]): Promise<Row> {
  console.log(`\n── ${runner.name}`)
  const started = performance.now()
  const tally = await runner.run(filters)
  return { name: runner.name, ...tally, seconds: ((performance.now() - started) / 1000).toFixed(1) }
}

const line = (name: string, ...cells: (string | number)[]): string =>
  name.padEnd(20) + cells.map((cell) => String(cell).padStart(9)).join('')

const table = (rows: Row[]): string =>
  [
    line('runner', 'passed', 'failed', 'skipped', 'seconds'),
    ...rows.map((row) => line(row.name, row.passed, row.failed, row.skipped, row.seconds)),
  ].join('\n')

const args = process.argv.slice(2)
const filters = args.filter(isFilter)
const names = args.filter((arg) => !isFilter(arg))
const unknown = names.find((name) => !isKnown(name))
if (unknown) {
  console.error(`There is no runner ${unknown}. There are: ${runners.map(({ name }) => name).join(', ')}.`)
  process.exit(1)
}

const rows: Row[] = []
for (const runner of chosen(names)) rows.push(await rowOf(runner, filters))
const sum = (key: 'passed' | 'failed') => rows.reduce((total, row) => total + row[key], 0)

console.log(`\n${table(rows)}\n`)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0
