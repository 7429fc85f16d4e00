/**
 * T1 T2 T5 T7 T20 T22 T23 T26, by I1–I8: customers, faults and kills by a seed, on the runtime that `npm start` uses.
 * `npm run model` does the same for as long as one likes; docs/model-run.md.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { againOf, billingFor, run, textOf, textOfBilling } from '#tests/model/run.ts'

const seconds = 15

/** Each in a process of its own; the last one is another every day, and draws what it bills by. */
const plans = [
  { seed: 2, billing: 'home-made', seconds },
  { seed: 7, billing: 'stripe', seconds },
  { seed: Math.floor(Date.now() / 86_400_000), seconds },
] as const

// Most of it is waiting, so they run beside one another.
const named = plans.map((plan) => [plan.seed, textOfBilling(billingFor(plan)), plan] as const)
test.concurrent.each(named)(
  'I1–I8 hold with seed %i: %s',
  { timeout: 150_000 },
  async (seed, billed, plan) => {
    const folder = await mkdtemp(join(tmpdir(), `parley-model-${seed}-`))
    const { problems, sessions, orders } = await run({ ...plan, folder })
    const again = `${billed}; what it left is in ${folder}; again: ${againOf(plan)}`
    expect(problems.map(textOf), again).toEqual([])
    expect(Math.min(sessions, orders)).toBeGreaterThan(0)
    await rm(folder, { recursive: true })
  },
)
