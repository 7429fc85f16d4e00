import type * as z from 'zod'
import { meant } from '#shared/rules/nearest.ts'
import { fieldsAt, playbookSchema } from './json-schema.ts'
import type { Problem } from './problem.ts'

type Issue = z.core.$ZodIssue

/** What a schema has against a document, said so that one knows what to write instead. */
export const schemaProblems = (error: z.ZodError, document: unknown, schema = playbookSchema()): Problem[] =>
  error.issues.flatMap((issue): Problem[] => {
    const path = issue.path.map(String)
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: [...path, key].join('.'),
        message: `no such field here${meant(key, fieldsAt(document, issue.path, schema))}`,
      }))
    return [{ path: path.join('.'), message: message(issue, at(document, issue.path)) }]
  })

const at = (document: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null)?.[key], document)

function message(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined ? 'is missing' : `must be ${expected[issue.expected] ?? issue.expected}`
    case 'too_big':
      return `must be ${issue.inclusive === false ? 'less than' : 'at most'} ${String(issue.maximum)}${unit(issue.origin)}`
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${String(issue.minimum)}`
        : Number(issue.minimum) > 1
          ? `must have at least ${String(issue.minimum)}`
          : empty
    case 'invalid_format':
      return issue.format === 'date'
        ? `${quoted(value)} is no day; write one like 2027-12-31`
        : `${quoted(value)} ${noName}`
    case 'invalid_key':
      return `${quoted(issue.path.at(-1))} ${issue.path.at(-2) === 'amounts' ? noCurrency : noName}`
    case 'invalid_value':
      return value === undefined ? 'is missing' : oneOf(issue.values.map(String), value)
    case 'invalid_union': {
      const { options } = issue as { options?: readonly unknown[] }
      if (value === undefined) return 'is missing'
      return options ? oneOf(options.map(String), value) : value === '' ? empty : forms
    }
    default:
      return issue.message
  }
}

const expected: Record<string, string> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  object: 'an object: { … }',
  record: 'an object: { … }',
  array: 'a list: [ … ]',
}

const empty = 'must not be empty'
const noName = 'is no name: small letters, digits, _ and -, beginning with a letter, at most 48'
const noCurrency = 'is no currency; write three capitals, like USD'
const forms = 'must be a text, or the forms of a plural, with "other" among them'

const unit = (origin: string): string => (origin === 'string' ? ' letters' : '')
const quoted = (value: unknown): string => JSON.stringify(value) ?? 'nothing'
const oneOf = (values: readonly string[], given: unknown): string =>
  `must be ${values.length === 1 ? '' : 'one of '}${values.join(', ')}${meant(String(given), values)}`
