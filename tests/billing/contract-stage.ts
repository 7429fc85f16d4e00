import { afterEach } from 'vitest'
import type { Case } from './changes.ts'
import type { Harness, Opening, Provider } from './harness.ts'

const running: Provider[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()))
})

/** A customer of a provider that was just started, ready for a change. */
export async function stageFor(harness: Harness, opening: Opening, before?: Case['before']) {
  const provider = await harness.start()
  running.push(provider)
  const who = await provider.open(opening)
  const facts = await provider.billing.facts(who)
  if (before) await provider.billing.change(who, before(facts), 'before-0-0')
  const { length } = await provider.ledger(who)
  const made = async () => (await provider.ledger(who)).slice(length)
  return { provider, who, facts, made, ...provider }
}
