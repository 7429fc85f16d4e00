/**
 * T1 T2 T5 T7 T20 T22 T23 T26, by I1–I8: customers, faults and kills by a seed, on the runtime that `npm start` uses.
 * `npm run model` does the same for as long as one likes; docs/model-run.md.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run, textOf } from '#tests/model/run.ts'

/** Each in a process of its own; the last one is another every day. */
const seeds = [2, 7, Math.floor(Date.now() / 86_400_000)]
const seconds = 15

// Most of it is waiting, so they run beside one another.
test.concurrent.each(seeds)('I1–I8 hold with seed %i', { timeout: 150_000 }, async (seed) => {
  const folder = await mkdtemp(join(tmpdir(), `parley-model-${seed}-`))
  const { problems, sessions, orders } = await run({ seed, seconds, folder })
  const again = `what it left is in ${folder}; again: npm run model -- --seconds ${seconds} --seed ${seed}`
  expect(problems.map(textOf), again).toEqual([])
  expect(Math.min(sessions, orders)).toBeGreaterThan(0)
  await rm(folder, { recursive: true })
})
