/** `npm run model -- --seconds 600 --seed 7`: a model run of any length, and what it found. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from '#worker/cli/bundles.ts'
import { billingNames } from './plan.ts'
import { againOf, billingFor, run, textOf, textOfBilling, type Ran, type Wanted } from './run.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 86_400_000)) },
    billing: { type: 'string' },
    folder: { type: 'string' },
    help: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
  },
})
const [seconds, seed] = [Number(values.seconds), Number(values.seed)]
const billing = billingNames.find((name) => name === values.billing)
if (values.help || !(seconds > 0) || !Number.isSafeInteger(seed) || billing !== values.billing) {
  const known = billingNames.join('|')
  console.error(
    `Usage: npm run model -- [--seconds 600] [--seed 7] [--billing ${known}] [--folder FOLDER] [--no-build]\n` +
      'Without --billing the seed draws one for each tenant.',
  )
  process.exit(values.help ? 0 : 1)
}

const width = 30
function draw(elapsed: number, line: string): void {
  const full = Math.min(width, Math.round((elapsed / seconds) * width))
  const bar = `[${'█'.repeat(full)}${'·'.repeat(width - full)}] ${Math.round(elapsed)} s of ${seconds}, ${line}`
  if (process.stdout.isTTY) process.stdout.write(`\r${bar}   `)
  else console.log(bar)
}

const folder = values.folder ? resolve(values.folder) : await mkdtemp(join(tmpdir(), `parley-model-${seed}-`))
if (!values['no-build']) await build()
const plan = { seed, seconds, billing }
const again = againOf(plan)
console.log(`Seed ${seed}; ${textOfBilling(billingFor(plan))}; what it leaves is in ${folder}`)

function tell({ problems, quiet, ...ran }: Ran): void {
  console.log(
    `\n${ran.rounds} rounds, ${ran.kills} kills, the clock set ${ran.settings} times, ${ran.sessions} sessions, ` +
      `${ran.erasures} erasures, ${ran.orders} orders at billing, ${ran.deliveries} deliveries, ` +
      `${ran.letters} letters; quiet after ${(quiet.took / 1000).toFixed(1)} s`,
  )
  for (const problem of problems) console.error(textOf(problem))
  if (problems.length === 0) console.log('I1 to I8 hold, and so do letters, exposures and erasures.')
  else console.error(`${problems.length} found. The same plan again: ${again}`)
}

const onRound: Wanted['onRound'] = ({ rounds, elapsed, kills, sessions }) =>
  draw(elapsed, `${rounds} rounds, ${kills} kills, ${sessions} sessions`)

try {
  const ran = await run({ ...plan, folder, onRound })
  tell(ran)
  if (ran.problems.length > 0) process.exitCode = 1
  else if (!values.folder) await rm(folder, { recursive: true })
} catch (error) {
  console.error(`\nThe run itself broke: ${error instanceof Error ? error.message : String(error)}`)
  console.error(`The same plan again: ${again}`)
  process.exitCode = 1
}
