import * as fc from 'fast-check'
import { playbooks } from '#tests/fixtures/a-playbook.ts'
import { aTalk, type Talk } from '#tests/fixtures/a-talk.ts'
import { answerTo, anyFacts, anyImpulse, type Impulse } from '#tests/fixtures/arbitraries.ts'

/** A conversation led at random; `look` sees every state it passes through, the first and the last included. */
export function walk(talk: Talk, impulses: readonly Impulse[], look: (talk: Talk) => void = () => {}): Talk {
  look(talk)
  for (const one of impulses) {
    talk.say(answerTo(talk.turn(), one))
    look(talk)
  }
  return talk
}

/** A customer of any kind, one in eight unknown, who does anything up to 14 times. */
export const anyWalk = fc
  .record({
    facts: fc.option(anyFacts, { freq: 7 }),
    locale: fc.constantFrom('en', 'en-GB', 'he', 'he-IL', 'xx'),
    seed: fc.nat(),
    compiled: fc.constantFrom(...Object.values(playbooks)),
    impulses: fc.array(anyImpulse, { maxLength: 14 }),
  })
  .map(({ impulses, ...options }) => ({ options, impulses }))

export const aWalk = (
  { options, impulses }: { options: Parameters<typeof aTalk>[0]; impulses: Impulse[] },
  look?: (talk: Talk) => void,
) => walk(aTalk(options), impulses, look)
