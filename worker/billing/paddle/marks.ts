/**
 * How an effect is found again: Paddle has no idempotency keys, so what was done is written into `custom_data`, with
 * the change itself where Paddle takes both in one request. It is one object that is replaced whole: all of it is sent.
 */
import * as z from 'zod'
import type { Subscription } from '#shared/engine/change.ts'
import { benefitIn, isMarked, marked, textsIn } from '../marks.ts'
import type { PaddleSubscription } from './shapes.ts'

type Marked = Pick<PaddleSubscription, 'custom_data'>

export const isMade = ({ custom_data }: Marked, key: string): boolean => isMarked(textsIn(custom_data), key)

export const withMark = (
  { custom_data }: Marked,
  key: string,
  more: Readonly<Record<string, unknown>> = {},
) => ({
  ...custom_data,
  ...marked(textsIn(custom_data), key),
  ...more,
})

export const benefitOn = ({ custom_data }: Marked): Subscription['benefit'] => benefitIn(textsIn(custom_data))

/** What stays until the paid period is over, though Paddle has changed it already. The tenant's service reads it too. */
const Keeps = z.object({
  plan: z.string().min(1).max(64),
  period: z.enum(['month', 'year']),
  /** What a period of it costs, in Paddle's unit. */
  price: z.int(),
  until: z.iso.date(),
})
export type Keeps = z.infer<typeof Keeps>

export const keepsMark = (keeps: Keeps) => ({ parley_keeps: keeps })

/** Null where it is over. */
export function keepsOn({ custom_data }: Marked, today: string): Keeps | null {
  const read = Keeps.safeParse(custom_data?.['parley_keeps'])
  return read.success && today < read.data.until ? read.data : null
}

/** The part of a discount that was promised as a credit: Paddle gives none on what it collects by itself. */
export const creditMark = (amount: number, discount: string) => ({
  parley_credit: String(amount),
  parley_credit_in: discount,
})

/** In Paddle's unit; nought where the discount that stands holds none. */
export function creditIn({ custom_data, discount }: PaddleSubscription): number {
  const { parley_credit: amount, parley_credit_in: id } = textsIn(custom_data)
  return discount && id === discount.id ? Number(amount ?? 0) || 0 : 0
}

/** The day of the next bill before a cancellation brought it forward. */
const moved = 'parley_billed_at_was'
export const movedMark = (from: string | null) => ({ [moved]: from })
export function movedFrom({ custom_data }: Marked): string | null {
  const from = textsIn(custom_data)[moved]
  return from !== undefined && !Number.isNaN(Date.parse(from)) ? from : null
}

/** Unique at Paddle, so that a discount of one effect is one. At most 32 letters and digits. */
export async function codeOf(key: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key)))
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `PARLEY${hex.slice(0, 26).toUpperCase()}`
}

/** In the reason of an adjustment, which has no `custom_data`. */
export const reasonFor = (key: string): string => `Agreed when leaving was asked. parley_effect ${key}`
export const isReasonOf = (reason: string, key: string): boolean => reason.endsWith(`parley_effect ${key}`)
export const isOurReason = (reason: string): boolean => reason.includes('parley_effect ')
