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

/** Too many begin at once. `after`: seconds after which it may be tried again. */
export class TooMany extends Refused {
  readonly after: number

  constructor(after: number) {
    super('too_many', `Too many conversations were begun; try again in ${after} s.`)
    this.after = after
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
 * What is said of a fault nobody expected: where, what kind, its code if it has one, and the place in our own code.
 * Never its message: a parser quotes what it could not read, and a provider whom it is about.
 */
export function logFault(where: string, fault: unknown): void {
  console.error(JSON.stringify({ where, kind: kindOf(fault), code: codeOf(fault), at: placeIn(fault) }))
}

const plainName = /^[A-Za-z][\w.-]{0,47}$/
const named = (text: unknown): string | null =>
  typeof text === 'string' && plainName.test(text) ? text : null

export const kindOf = (fault: unknown): string =>
  fault instanceof Error ? (named(fault.name) ?? 'Error') : typeof fault

const codeOf = (fault: unknown): string | null =>
  fault instanceof Error && 'code' in fault ? named(fault.code) : null

/** The first line of the stack that is a place, and of that no more than a name and two numbers. */
function placeIn(fault: unknown): string | null {
  if (!(fault instanceof Error)) return null
  const { stack = '', message } = fault
  const from = stack.indexOf(message)
  const lines = from === -1 ? '' : stack.slice(from + message.length)
  const [, name = '', row, column] =
    /^\s+at (?:async )?([\w.#]{1,80})?.{0,200}?:(\d+):(\d+)\)?$/m.exec(lines) ?? []
  return row === undefined ? null : `${name}:${row}:${column}`
}
