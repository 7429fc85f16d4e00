import { expect, test } from 'vitest'
import { playbookSchema, type Schema } from '#shared/playbook/json-schema.ts'
import { statedSignals } from '#shared/playbook/signals.ts'
import { factTypes } from '#shared/rules/fact-types.ts'
import { signals } from '#shared/rules/signals.ts'
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
  const { reasons, tiers, rules, limits, exit, signals, review } = playbookSchema().properties ?? {}
  const fields = [reasons, tiers, rules, limits, exit, signals, review].flatMap((part) =>
    part ? fieldsOf(part) : [],
  )
  expect([...new Set(fields)].filter((name) => !page.includes(name))).toEqual([])
})

test('S0.4 the page names every signal and its figure', () => {
  expect(signals.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([])
  expect(page).toContain(
    JSON.stringify(statedSignals)
      .replaceAll(/([:,{])/g, '$1 ')
      .replace('}', ' }'),
  )
})
