/** How fast the decision itself is, without any server. */
import { begin, take } from '#shared/engine/engine.ts'
import { sessionOf } from '#shared/engine/session.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { readComment } from '#shared/reading/comment.ts'
import { compile } from '#shared/rules/compiled.ts'
import { aCustomer } from '../fixtures/a-customer.ts'

const at = new Date('2026-11-22T10:00:00Z')

/** Median microseconds of one run of `work`, over batches, after a warm-up. */
function median(work: () => unknown, batches = 60, size = 300): number {
  const took: number[] = []
  for (let batch = 0; batch < batches; batch++) {
    const since = performance.now()
    for (let one = 0; one < size; one++) work()
    took.push(((performance.now() - since) * 1000) / size)
  }
  return took.slice(10).toSorted((a, b) => a - b)[Math.floor((batches - 10) / 2)] ?? 0
}

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
    compile: median(() => compile(defaultPlaybook, 'again'), 20, 20),
  }
}
