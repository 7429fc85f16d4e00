import type * as z from 'zod'
import { refusals, type Refusal, type RefusalCode } from '#shared/protocol/refusal.ts'

/** A no that the caller can read: a code, its status, a sentence. */
export class Refused extends Error {
  readonly code: RefusalCode
  readonly fields: Refusal['fields']

  constructor(code: RefusalCode, message: string, fields?: Refusal['fields']) {
    super(message)
    this.name = 'Refused'
    this.code = code
    this.fields = fields
  }

  get status() {
    return refusals[this.code]
  }

  get body(): Refusal {
    return { error: this.code, message: this.message, ...(this.fields && { fields: this.fields }) }
  }
}

/** What a schema found wrong, field by field; ten of them say enough. */
export const fieldsOf = (error: z.ZodError, under?: string): NonNullable<Refusal['fields']> =>
  error.issues.slice(0, 10).map(({ path, message }) => {
    return { path: [...(under === undefined ? [] : [under]), ...path].join('.'), message }
  })

/** The no that a fault comes to: our own as it is, any other as *broken*, after a line in the log. */
export function refusedBy(fault: unknown, where: string): Refused {
  if (fault instanceof Refused) return fault
  logFault(where, fault)
  return new Refused('broken', 'Something broke on our side; the same call may be made again.')
}

/**
 * What is said of a fault nobody expected: where and what kind, never a word of the customer's. The message is said
 * only of errors made by hand; a parser's own would quote what it could not read.
 */
export function logFault(where: string, fault: unknown): void {
  const kind = fault instanceof Error ? fault.name : typeof fault
  const message = fault instanceof Error && byHand.has(kind) ? fault.message.slice(0, 200) : ''
  console.error(JSON.stringify({ where, kind, message }))
}

const byHand = new Set(['Error', 'BillingRefused', 'BillingBarred', 'BillingBusy'])
