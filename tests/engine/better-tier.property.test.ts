/** A better tier is never offered less: whoever is preferred gets at least what a standard customer would (S0.11). */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { chooseOffer } from '#shared/rules/choose-offer.ts'
import { noEvidence, type OfferEvidence } from '#shared/rules/chance.ts'
import { compile } from '#shared/rules/compiled.ts'
import type { Facts } from '#shared/rules/facts.ts'
import type { Made } from '#shared/rules/limits.ts'
import type { Terms } from '#shared/rules/terms.ts'
import { anyEvidence, anyFacts } from '../fixtures/arbitraries.ts'

const at = new Date('2026-11-05T10:00:00Z')
const compiled = compile(defaultPlaybook, 'test')

const offered = (
  facts: Facts,
  tier: string,
  reason: string,
  made: Made[],
  evidence: OfferEvidence = noEvidence,
): Terms | null => {
  const question = { facts, tier, reasons: [reason], said: [], permitted: true, made, evidence, at }
  return chooseOffer(compiled, question).chosen?.terms ?? null
}

/** How far an offer of one kind goes. */
function reach(terms: Terms): number {
  if (terms.kind === 'discount') return (terms.priceNow.amount - terms.priceDuring.amount) * terms.cycles
  return terms.kind === 'credit' ? terms.percent : 0
}

const reasons = fc.constantFrom('price', 'competitor', 'service', 'product', 'unused')
const earlier: fc.Arbitrary<Made[]> = fc.constantFrom(
  [],
  [{ at: '2026-11-01T10:00:00Z', offer: 'x', kind: 'plan_change', state: 'declined' }],
  [{ at: '2026-11-01T10:00:00Z', offer: 'x', kind: 'service_fix', state: 'open' }],
)

const seen = fc.oneof(fc.constant(noEvidence), anyEvidence)

test('preferred gets something wherever standard does, and of the same kind at least as much, whatever was seen', () => {
  fc.assert(
    fc.property(anyFacts, reasons, earlier, seen, (facts, reason, made, evidence) => {
      const standard = offered(facts, 'standard', reason, made, evidence)
      if (standard === null) return
      const preferred = offered(facts, 'preferred', reason, made, evidence)
      expect(preferred).not.toBeNull()
      if (preferred?.kind === standard.kind) expect(reach(preferred)).toBeGreaterThanOrEqual(reach(standard))
    }),
    { numRuns: 2000 },
  )
})

test('courtesy gets nothing, whatever the reason', () => {
  fc.assert(
    fc.property(anyFacts, reasons, earlier, (facts, reason, made) => {
      expect(offered(facts, 'courtesy', reason, made)).toBeNull()
    }),
  )
})
