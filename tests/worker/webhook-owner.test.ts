/** Who owns a webhook is written to each time that it is switched off, also while they are being written to. */
import { expect, it } from 'vitest'
import type { Letter } from '#worker/notify/notifier.ts'
import { second } from '../fixtures/a-clock.ts'
import { Box, inWorld, told } from './hooks.ts'

it('switched off anew while the letter about the first time is on its way, they get a second one', async () => {
  const letters: Letter[] = []
  let meanwhile = async (): Promise<void> => undefined
  const write = async (_: string, letter: Letter) => {
    letters.push(letter)
    const next = meanwhile
    meanwhile = async () => undefined
    await next()
  }
  await inWorld(
    async ({ hooks, add, tick, clock }) => {
      const box = new Box()
      await box.behave({ status: 410 })
      const { id } = await add(box.url, { owner: 'ops@example.test' })
      const isOff = () => hooks.open(id)?.endpoint.off !== null
      meanwhile = async () => {
        clock.now += second
        await hooks.does({ type: 'switch_on', id })
        hooks.tell([told('two')])
        void hooks.run()
        await expect.poll(isOff).toBe(true)
      }
      hooks.tell([told('one')])
      await tick()
      expect(new Set(letters.map(({ key }) => key)).size).toBe(2)
      expect(hooks.nextDue()).toBeGreaterThan(clock.now)
    },
    { write },
  )
})

it('where it was our secret that could not be read, the receiver is not blamed', () =>
  inWorld(async (world) => {
    const { hooks, add, letters, around } = world
    const box = new Box()
    const { id } = await add(box.url, { owner: 'ops@example.test' })
    around.secret = 't'.repeat(43)
    hooks.tell([told('one')])
    while ((await world.tick()) !== null);
    expect(await box.received()).toEqual([])
    expect(hooks.open(id)?.endpoint.off?.why).toBe('locked')
    expect(letters.map(({ text }) => text).join()).toMatch(/its secret cannot be read/)
    expect(letters.map(({ text }) => text).join()).not.toContain('did not take')
    // Nor is the message lost.
    await hooks.does({ type: 'rotate', id })
    await hooks.does({ type: 'switch_on', id })
    await hooks.run()
    expect(await box.received()).toHaveLength(1)
  }))
