/** How soon a conversation follows what was published, and what happens where the tenant's object is away. */
import { expect, test, vi } from 'vitest'
import type { Env } from '#worker/env.ts'
import { forgetPlaybook, livePlaybook, shipped } from '#worker/tenant/published.ts'

const second = 1000
const evidence = { discount: { taken: 9, stayed: 4 } }

function aTenant(id: string) {
  const behind: Promise<unknown>[] = []
  const playbook = vi.fn(async () => ({ version: 'v1', body: '{}' }))
  const live = async () => ({ playbook: await playbook(), evidence })
  const env = { TENANT: { getByName: () => ({ live }) } } as unknown as Env
  const followed = (now: number) =>
    livePlaybook(env, { tenant: id, playbook: 'default' }, now, (work) => behind.push(work))
  const at = async (now: number) => (await followed(now)).playbook?.version
  const settled = () => Promise.all(behind)
  return { playbook, at, followed, settled }
}

test('half a minute from memory, then refreshed behind the answer, and after a minute asked first', async () => {
  const { playbook, at, settled } = aTenant('a')
  expect(await at(0)).toBe('v1')
  playbook.mockResolvedValue({ version: 'v2', body: '{}' })
  expect([await at(30 * second), playbook.mock.calls.length]).toEqual(['v1', 1])
  expect(await at(31 * second)).toBe('v1')
  await settled()
  expect(await at(32 * second)).toBe('v2')
  playbook.mockResolvedValue({ version: 'v3', body: '{}' })
  expect(await at(93 * second)).toBe('v3')
})

test('an object that does not answer holds nobody up: the last good copy stands', async () => {
  const { playbook, at } = aTenant('b')
  await at(0)
  playbook.mockReturnValue(new Promise(() => undefined))
  expect(await at(3600 * second)).toBe('v1')
})

test('where it was published here, it is followed at once', async () => {
  const { playbook, at } = aTenant('c')
  await at(0)
  playbook.mockResolvedValue({ version: 'v2', body: '{}' })
  forgetPlaybook('c', 'default')
  expect(await at(second)).toBe('v2')
})

test('where none is published, ours is live', async () => {
  const { playbook, at, followed } = aTenant('d')
  playbook.mockResolvedValue(null as never)
  expect(await at(0)).toBe((await shipped()).version)
  expect((await followed(0)).evidence).toEqual(evidence)
})
