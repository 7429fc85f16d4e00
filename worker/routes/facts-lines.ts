import { readFactsCsv } from '#shared/facts/facts-csv.ts'
import { CustomerPush, isAhead } from '#shared/facts/stated.ts'
import type { Refusal } from '#shared/protocol/refusal.ts'
import { fieldsOf, Refused } from '../errors.ts'
import { parseJson } from './body.ts'

/** Customers in one call. */
export const mostLines = 500

/** What is wrong with one line; the others go their way. */
export type LineProblem = { line: number; customer: string | null } & Omit<Refusal, 'turn'>
export type FactsLine = { line: number; push: CustomerPush } | { problem: LineProblem }

type Reader = (text: string, now: Date) => FactsLine[]

/** The forms a batch may have, by the type of its body. */
export const readers: ReadonlyMap<string, Reader> = new Map([
  ['application/json', fromArray],
  ['application/x-ndjson', fromLines],
  ['text/csv', fromCsv],
])

function fromArray(text: string, now: Date): FactsLine[] {
  const values = parseJson(text)
  if (!Array.isArray(values)) throw new Refused('bad_request', 'Send a JSON array, one customer an element.')
  return few(values).map((value, index) => checked(index + 1, value, now))
}

function fromLines(text: string, now: Date): FactsLine[] {
  const lines = text.split('\n').map((line, index) => ({ number: index + 1, line: line.trim() }))
  return few(lines.filter(({ line }) => line !== '')).map(({ number, line }) => {
    try {
      return checked(number, parseJson(line), now)
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault
      const { error, message } = fault.body
      return { problem: { line: number, customer: null, error, message } }
    }
  })
}

function fromCsv(text: string, now: Date): FactsLine[] {
  const csv = readFactsCsv(text)
  if (!csv.ok) throw new Refused('bad_request', 'The first row of the file is not a good one.', csv.problems)
  return few(csv.rows).map((row) =>
    'value' in row
      ? checked(row.line, row.value, now)
      : { problem: { line: row.line, customer: null, error: 'bad_request', message: row.problem } },
  )
}

function few<T>(lines: readonly T[]): readonly T[] {
  if (lines.length <= mostLines) return lines
  throw new Refused(
    'too_large',
    `A call may state facts of ${mostLines} customers; send the rest in another.`,
  )
}

function checked(line: number, value: unknown, now: Date): FactsLine {
  const { data, error } = CustomerPush.safeParse(value)
  if (error) return refused(line, value, fieldsOf(error))
  return isAhead(data.at, now) ? refused(line, value, [ahead]) : { line, push: data }
}

export const ahead = { path: 'at', message: 'lies in the future; state when it was true' }

function refused(line: number, value: unknown, fields: ReturnType<typeof fieldsOf>): FactsLine {
  const { customer } = (typeof value === 'object' && value !== null ? value : {}) as { customer?: unknown }
  const who = typeof customer === 'string' ? customer.slice(0, 255) : null
  const message = 'Nothing of this line was kept.'
  return { problem: { line, customer: who, error: 'bad_request', message, fields } }
}
