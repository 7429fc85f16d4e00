import * as z from 'zod'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { outcomes } from '#shared/protocol/outcome.ts'
import type { Filter } from '../tenant/reports.ts'
import type { SessionRow } from '../tenant/session-row.ts'

export const reasons: readonly string[] = defaultPlaybook.reasons.map(({ id }) => id)

/** A place in the list, written as the row before it: when it ended, and its session. */
const Place = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT[\d:.]{5,12}Z~[\w-]{1,64}$/)
  .transform((text) => {
    const [ended = '', session = ''] = text.split('~')
    return { ended, session }
  })

const fields = {
  reason: z.enum(reasons),
  outcome: z.enum(outcomes),
  from: z.iso.date(),
  until: z.iso.date(),
  after: Place,
} satisfies { [F in keyof Filter]: z.ZodType<Filter[F]> }

export type Field = keyof Filter

export interface Narrowing {
  filter: Filter
  /** Fields whose value was not understood, and so was left out. */
  wrong: Field[]
}

/** Reads the address of the list. A wrong value narrows nothing; it is named so that nobody trusts a list it is not. */
export function narrowingOf(query: Readonly<Record<string, string>>): Narrowing {
  const wrong: Field[] = []
  const read = <F extends Field>(field: F): Filter[F] | null => {
    const text = query[field]?.trim()
    if (!text) return null
    const parsed = fields[field].safeParse(text)
    if (!parsed.success) wrong.push(field)
    return (parsed.data ?? null) as Filter[F] | null
  }
  const filter: Filter = {
    reason: read('reason'),
    outcome: read('outcome'),
    from: read('from'),
    until: read('until'),
    after: read('after'),
  }
  if (filter.from === null || filter.until === null || filter.from <= filter.until) return { filter, wrong }
  return { filter: { ...filter, until: null }, wrong: [...wrong, 'until'] }
}

/** The address of the list as narrowed, at its newest row or after one. */
export function addressOf({ reason, outcome, from, until }: Filter, after: SessionRow | null = null): string {
  const place = after && `${after.ended}~${after.session}`
  const values = Object.entries({ reason, outcome, from, until, after: place })
  const query = new URLSearchParams(values.filter((pair): pair is [string, string] => pair[1] !== null))
  return query.size === 0 ? '/console' : `/console?${query.toString()}`
}

export const isNarrowed = ({ reason, outcome, from, until }: Filter): boolean =>
  [reason, outcome, from, until].some((value) => value !== null)
