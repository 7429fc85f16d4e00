import * as z from 'zod'
import { Playbook } from './playbook.ts'

/** The part of JSON Schema that ours is made of. */
export interface Schema {
  type?: string
  const?: unknown
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  [keyword: string]: unknown
}

/** A playbook as an editor writes it: what has a default may be left out. */
export const playbookSchema = (): Schema => (made ??= make())
let made: Schema | undefined

function make(): Schema {
  const { properties, ...rest } = z.toJSONSchema(Playbook, { io: 'input' }) as Schema
  const title = 'Parley playbook'
  return {
    ...rest,
    $id: 'playbook.schema.json',
    title,
    properties: { $schema: { type: 'string' }, ...properties },
  }
}

/** The fields that may stand at this place of a document; none where it is no object of ours. */
export function fieldsAt(document: unknown, path: readonly PropertyKey[], top = playbookSchema()): string[] {
  let schema: Schema | undefined = fitting(top, document)
  let value = document
  for (const key of path) {
    value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key]
    schema = fitting(inside(schema, String(key)), value)
  }
  return Object.keys(schema?.properties ?? {})
}

const inside = (schema: Schema | undefined, key: string): Schema | undefined => {
  const more = schema?.additionalProperties
  return schema?.properties?.[key] ?? schema?.items ?? (typeof more === 'object' ? more : undefined)
}

/** Of several forms the one that the value's kind or type names, else the first with fields. */
function fitting(schema: Schema | undefined, value: unknown): Schema | undefined {
  const forms = schema?.oneOf ?? schema?.anyOf
  if (!forms) return schema
  const tagged = Object.entries(value ?? {}).filter(([name]) => name === 'kind' || name === 'type')
  const named = forms.find(({ properties }) =>
    tagged.some(([name, tag]) => properties?.[name]?.const === tag),
  )
  return named ?? forms.find(({ properties }) => properties)
}
