/** What the console's pages of figures cost over a made-up year, beside its sign-in page, which asks nothing. */
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { compile } from '#shared/rules/compiled.ts'
import { Arms } from '#shared/simulate/arms.ts'
import { yearExperiments } from '#shared/simulate/experiments.ts'
import { yearTruth } from '#shared/simulate/truth.ts'
import { daysOf, lastDay, playDay } from '#shared/simulate/year.ts'
import { signOperator } from '#worker/identity/operator.ts'
import { reportedRow } from '#worker/tenant/whole-row.ts'
import { testSettings } from '../peers/test-settings.ts'
import { load, type Call, type Measured } from './load.ts'
import { middle } from './median.ts'
import type { Server } from './servers.ts'

/** Of it nothing else is measured. */
const tenant = 'beside'
const customers = 3000
/** Rows that one call brings. */
const atOnce = 400
const requests = 40
const rounds = 7
const warmUp = 2

/** @returns how many conversations there were. */
async function bringYear(parley: Server, now: Date): Promise<number> {
  const records = yearExperiments(lastDay(now))
  const arms = new Arms(compile(defaultPlaybook, 'default'), records)
  const plan = { seed: 1, customers, now }
  const played = daysOf(plan).flatMap((day) => [...playDay(plan, day, arms, yearTruth)])
  const rows = played.map((one) => reportedRow(one, one.compiled, one.beside))
  const headers = {
    authorization: `Bearer ${testSettings.PARLEY_DEMO_KEY}`,
    'content-type': 'application/json',
  }
  const bring = (part: unknown) =>
    load(
      'bring',
      parley,
      [{ method: 'POST', path: `/v1/simulated/${tenant}`, headers, body: JSON.stringify(part) }],
      200,
    )
  await bring({ type: 'begin', experiments: records })
  for (let from = 0; from < rows.length; from += atOnce)
    await bring({ type: 'rows', rows: rows.slice(from, from + atOnce) })
  await bring({ type: 'close', experiments: [] })
  return rows.length
}

const pages = {
  door: { path: '/console/sign-in', holds: '<h1' },
  overview: { path: '/console/overview', holds: '<svg' },
  experiment: { path: '/console/experiments/unused-pause', holds: '<svg' },
} as const
type Page = keyof typeof pages

async function asked(parley: Server, page: Page, cookie: string): Promise<Measured> {
  const { path, holds } = pages[page]
  const calls = Array.from({ length: requests }, (): Call => ({ method: 'GET', path, headers: { cookie } }))
  const { measured, answers } = await load(page, parley, calls, 200)
  if (!answers.every((text) => text.includes(holds))) throw new Error(`${path} has no ${holds}`)
  return measured
}

export async function benchPages(parley: Server, hello: Measured): Promise<string[]> {
  const now = new Date()
  const conversations = await bringYear(parley, now)
  const cookie = `parley_operator=${await signOperator(tenant, testSettings.PARLEY_SECRET, now)}`
  const kept: Record<Page, Measured[]> = { door: [], overview: [], experiment: [] }
  for (let round = 0; round < rounds; round++)
    for (const page of ['door', 'overview', 'experiment'] as const) {
      const measured = await asked(parley, page, page === 'door' ? '' : cookie)
      if (round >= warmUp) kept[page].push(measured)
    }
  const [door, overview, experiment] = [kept.door, kept.overview, kept.experiment].map((all) =>
    middle('', all),
  )
  if (!door || !overview || !experiment) throw new Error('three pages are measured')
  const beside = ({ p50, cpu }: Measured): string =>
    `${(p50 / door.p50).toFixed(1)} × the time of the sign-in page (${(cpu / door.cpu).toFixed(1)} × its processor, ` +
    `${(cpu / 1000).toFixed(1)} ms)`
  return [
    `console pages over a made-up year of ${conversations.toLocaleString('en')} conversations: the overview takes ` +
      `${beside(overview)}, an experiment ${beside(experiment)}; the sign-in page costs ` +
      `${(door.cpu / hello.cpu).toFixed(1)} × the bare hello`,
  ]
}
