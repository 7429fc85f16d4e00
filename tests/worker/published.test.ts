/** How soon a conversation follows what was published, and what happens where the tenant's object is away. */
import { expect, test, vi } from 'vitest'
import type { Env } from '#worker/env.ts'
import { forgetPlaybook, publishedPlaybook, shipped } from '#worker/tenant/published.ts'

const second = 1000

function aTenant(id: string) {
  const behind: Promise<unknown>[] = []
  const playbook = vi.fn(async () => ({ version: 'v1', body: '{}' }))
  const env = { TENANT: { getByName: () => ({ playbook }) } } as unknown as Env
  const at = async (now: number) =>
    (await publishedPlaybook(env, { tenant: id, playbook: 'default' }, now, (work) => behind.push(work)))
      ?.version
  const settled = () => Promise.all(behind)
  return { playbook, at, settled }
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
  const { playbook, at } = aTenant('d')
  playbook.mockResolvedValue(null as never)
  expect(await at(0)).toBe((await shipped()).version)
})
