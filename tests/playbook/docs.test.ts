import { expect, test } from 'vitest'
import { playbookSchema, type Schema } from '#shared/playbook/json-schema.ts'
import { factTypes } from '#shared/rules/fact-types.ts'
import { text } from '#tests/house/files.ts'

const page = text('docs/playbook.md')

const fieldsOf = (schema: Schema): string[] => {
  const { properties = {}, items, additionalProperties: more, anyOf = [], oneOf = [] } = schema
  const inside = [...Object.values(properties), ...anyOf, ...oneOf, ...(items ? [items] : [])]
  return [
    ...Object.keys(properties),
    ...[...inside, ...(typeof more === 'object' ? [more] : [])].flatMap(fieldsOf),
  ]
}

test('the page names every fact that a condition may read', () => {
  expect(Object.keys(factTypes).filter((name) => !page.includes(`\`facts.${name}\``))).toEqual([])
})

test('the page names every field of what it lists', () => {
  const { reasons, tiers, rules, limits, exit } = playbookSchema().properties ?? {}
  const fields = [reasons, tiers, rules, limits, exit].flatMap((part) => (part ? fieldsOf(part) : []))
  expect([...new Set(fields)].filter((name) => !page.includes(name))).toEqual([])
})
