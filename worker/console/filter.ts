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

const fieldsWith = (own: readonly string[]) =>
  ({
    reason: z.enum([...reasons, ...own]),
    outcome: z.enum(outcomes),
    from: z.iso.date(),
    until: z.iso.date(),
    after: Place,
    wish: z.literal('1').transform(() => true as const),
  }) satisfies { [F in keyof Filter]-?: z.ZodType<Filter[F]> }

export type Field = keyof Filter

export interface Narrowing {
  filter: Filter
  /** Fields whose value was not understood, and so was left out. */
  wrong: Field[]
}

/**
 * Reads the address of the list. A wrong value narrows nothing; it is named so that nobody trusts a list it is not.
 * `own`: reasons of the tenant's playbooks.
 */
export function narrowingOf(query: Readonly<Record<string, string>>, own: readonly string[] = []): Narrowing {
  const fields = fieldsWith(own)
  const wrong: Field[] = []
  const read = <F extends Field>(field: F): Filter[F] | null => {
    const text = query[field]?.trim()
    if (!text) return null
    const parsed = fields[field].safeParse(text)
    if (!parsed.success) wrong.push(field)
    return (parsed.data ?? null) as Filter[F] | null
  }
  const wish = read('wish')
  const filter: Filter = {
    reason: read('reason'),
    outcome: read('outcome'),
    from: read('from'),
    until: read('until'),
    after: read('after'),
    ...(wish && { wish }),
  }
  if (filter.from === null || filter.until === null || filter.from <= filter.until) return { filter, wrong }
  return { filter: { ...filter, until: null }, wrong: [...wrong, 'until'] }
}

/** The address of the list as narrowed, at its newest row or after one. */
export function addressOf(filter: Filter, after: SessionRow | null = null, path = '/console'): string {
  const { reason, outcome, from, until, wish } = filter
  const place = after && `${after.ended}~${after.session}`
  const values = Object.entries({ reason, outcome, from, until, wish: wish ? '1' : null, after: place })
  const query = new URLSearchParams(values.filter((pair): pair is [string, string] => pair[1] !== null))
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

export const isNarrowed = ({ reason, outcome, from, until, wish }: Filter): boolean =>
  wish === true || [reason, outcome, from, until].some((value) => value !== null)
