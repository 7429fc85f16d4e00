/** How fast the decision itself is, without any server. */
import { begin, take } from '#shared/engine/engine.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { readComment } from '#shared/reading/comment.ts'
import { phrasesOf } from '#shared/reading/phrases.ts'
import { compile } from '#shared/rules/compiled.ts'
import { aCustomer } from '../fixtures/a-customer.ts'
import { median } from './median.ts'

const at = new Date('2026-11-22T10:00:00Z')

/** 5,000 characters, of words that many phrases begin with. */
const longComment =
  'When I called about the price nobody answered, and then you charged me again for a plan I never use. '
    .repeat(50)
    .slice(0, 5000)

/** As many as a playbook may carry, all beginning with words of that comment. */
const manyPhrases = phrasesOf(
  Array.from({ length: 20 }, (_, reason) => ({
    id: `r${reason}`,
    phrases: { en: Array.from({ length: 40 }, (_, at) => `you charged me x${reason}y${at}`) },
  })),
)

export function benchEngine() {
  const compiled = compile(defaultPlaybook, 'bench')
  const who = {
    session: 's',
    tenant: 't',
    business: 'b',
    customer: 'c',
    subscription: 'x',
    mode: 'live',
    locale: 'en',
    seed: 1,
  } as const
  const session = sessionOf(begin(compiled, { ...who, facts: aCustomer() }, at))
  const here = { compiled, session, at, earlier: [] }
  return {
    decision: median(() => take(here, { type: 'chose', options: ['price'] })),
    comment: median(() =>
      readComment('I want to leave because the support never answered and it is too expensive for me'),
    ),
    longComment: median(() => readComment(longComment), 60, 20),
    manyPhrases: median(() => readComment(longComment, manyPhrases), 60, 20),
    compile: median(() => compile(defaultPlaybook, 'again'), 20, 20),
  }
}
