/** What one session costs on Cloudflare is counted here, and `docs/operations.md` reckons with these figures. */
import { runInDurableObject } from 'cloudflare:test'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Customer } from '#worker/customer/customer.ts'
import { day } from '../fixtures/a-clock.ts'
import { begin, callsAbout, customerObject, say } from './api.ts'
import { costsOf, live } from './costs.ts'

const pages = import.meta.glob<string>('../../docs/operations.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const operations = Object.values(pages)[0] ?? ''

/** Until everything of a session is gone: 400 days after a subscription has ended. */
const untilGone = 700 * day

/** The ways through the conversation that the page counts, by the names it has there. */
const ways: Record<string, Answer[]> = {
  'takes the first offer': [{ type: 'chose', options: ['price'] }, { type: 'accepted' }],
  'declines two offers and leaves': [
    { type: 'chose', options: ['price'] },
    { type: 'declined' },
    { type: 'declined' },
    { type: 'accepted' },
  ],
  'leaves at once': [{ type: 'leaving' }, { type: 'accepted' }],
}

/** The figures of a row of the table: calls, requests to objects, alarms, calls out, rows read and written, kB. */
function told(name: string): number[] {
  const line = operations.split('\n').find((one) => one.startsWith(`| ${name} |`)) ?? ''
  return line.split('|').slice(2, -1).map(Number)
}

async function counted(customer: string, answers: Answer[]): Promise<number[]> {
  let alarms = 0
  let size = 0
  const costs = await costsOf(async () => {
    let at: Awaited<ReturnType<typeof say>> = await begin(customer)
    for (const answer of answers) at = await say(at, answer)
    expect(at.turn.outcome).not.toBeNull()
    // Letter and row go out behind the answer.
    await new Promise((resolve) => setTimeout(resolve, 300))
    size = await runInDurableObject(
      customerObject(customer),
      (_: Customer, { storage }) => storage.sql.databaseSize,
    )
    alarms = await live(customer, Date.now() + untilGone)
  })
  const out = (await callsAbout(customer)).length
  return [1 + answers.length, costs.objects, alarms, out, costs.read, costs.written, size / 1024]
}

beforeAll(async () => {
  await say(await begin('first-of-all'), { type: 'leaving' })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

it.each(Object.entries(ways))('the page says what one who %s costs', async (name, answers) => {
  const found = await counted(name.replaceAll(' ', '-'), answers)
  const said = told(name)
  expect(said).toHaveLength(found.length)
  found.forEach((figure, at) => {
    expect(figure, `figure ${at + 1}`).toBeLessThanOrEqual(said[at] ?? 0)
    expect(figure, `figure ${at + 1}`).toBeGreaterThan((said[at] ?? 0) * 0.75)
  })
})
