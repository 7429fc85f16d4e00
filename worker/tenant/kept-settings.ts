import * as z from 'zod'
import { usualRetention, type Retention } from '#shared/retention.ts'

/** Until how somebody stands on day 90 has been asked for, and asked for again: a log that goes before is no log. */
const leastDays = 120
const mostDays = 3650

const days = (least: number, most: number, usual: number) => z.int().min(least).max(most).default(usual)

/** For how long what is personal is kept: see docs/privacy.md. */
export const RetentionSettings = z
  .strictObject({
    wordDays: days(1, 400, usualRetention.wordDays),
    noteDays: days(1, mostDays, usualRetention.noteDays),
    logDays: days(leastDays, mostDays, usualRetention.logDays),
    statedDays: days(1, mostDays, usualRetention.statedDays),
    rowDays: days(leastDays, mostDays, usualRetention.rowDays),
  } satisfies Record<keyof Retention, z.ZodType>)
  .prefault({})

/** How many conversations may be begun in a minute; leaving is never limited. */
export const BeginSettings = z
  .strictObject({
    /** By one customer. */
    customer: z.int().min(5).max(100_000).default(10),
    /** By all customers of the tenant. */
    tenant: z.int().min(10).max(1_000_000).default(1000),
    /** From one network address, whosoever token it brings. */
    network: z.int().min(10).max(1_000_000).default(300),
  })
  .prefault({})
export type BeginSettings = z.infer<typeof BeginSettings>
