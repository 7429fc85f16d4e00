import * as z from 'zod'
import { factShape, refuseUnknownFacts, type Facts } from '#shared/rules/facts.ts'
import { factsOfSource, type FactSource } from './fact-table.ts'

/** Some facts as one source stated them at one moment (ISO instant, UTC). Null takes back what was said before. */
export interface Stated<S extends FactSource = FactSource> {
  source: S
  at: string
  facts: SomeFacts
}
export type SomeFacts = { [K in keyof Facts]?: Facts[K] | undefined }

/** A strict partial object: what the source may not state is refused by name. */
const statedBy = (source: FactSource) => {
  const names = factsOfSource(source)
  const fields = names.map((name) => [name, factShape[name].optional()])
  const shape = Object.fromEntries(fields) as { [K in keyof Facts]: z.ZodOptional<(typeof factShape)[K]> }
  return z.strictObject(shape, { error: refuseUnknownFacts })
}

export const PushedFacts = statedBy('pushed').refine((facts) => Object.keys(facts).length > 0, {
  message: 'no fact is stated; name at least one',
  when: ({ issues }) => issues.length === 0,
})
/** The claim `facts` of a token. */
export const TokenFacts = statedBy('token')

export const customerId = z.string().min(1).max(255)

/** A moment with its zone, kept as UTC. */
const Instant = z.iso
  .datetime({ offset: true, error: 'a moment with its zone, like 2026-11-05T10:00:00Z' })
  .transform((text) => new Date(text).toISOString())

/** Body of `PUT /v1/customers/{id}/facts`. */
export const Push = z.strictObject({ at: Instant, facts: PushedFacts })
export type Push = z.infer<typeof Push>

/** One line of `POST /v1/facts`. */
export const CustomerPush = z.strictObject({ customer: customerId, at: Instant, facts: PushedFacts })
export type CustomerPush = z.infer<typeof CustomerPush>

/** Clocks differ; a moment further ahead than this is a mistake that would shut out every later word. */
const tolerance = 5 * 60_000

export const isAhead = (at: string, now: Date): boolean => Date.parse(at) > now.getTime() + tolerance
