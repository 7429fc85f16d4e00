import { expect, test } from 'vitest'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { Playbook } from '#shared/playbook/playbook.ts'
import { fieldsAt, playbookSchema, type Schema } from '#shared/playbook/json-schema.ts'

/** As much of JSON Schema as ours uses: where the first mistake is, or null. A keyword it does not know is a mistake. */
function mistake(schema: Schema, value: unknown, at = ''): string | null {
  const { type, ...rest } = schema
  const wrongType = type === undefined ? null : unless(isOf(type, value), at, `is no ${type}`)
  const others = Object.entries(rest).map(([keyword, is]) => () => {
    const check = keywords[keyword]
    return check ? check(is as never, value as never, at, schema) : `${at}: the schema has ${keyword}`
  })
  return wrongType ?? others.reduce<string | null>((found, look) => found ?? look(), null)
}

const isOf = (type: string, value: unknown): boolean => {
  if (type === 'object') return isObject(value)
  if (type === 'array') return Array.isArray(value)
  if (type === 'integer') return Number.isInteger(value)
  return type === 'null' ? value === null : typeof value === type
}
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const unless = (isWell: boolean, at: string, what: string): string | null =>
  isWell ? null : `${at}: ${what}`
const first = (all: (string | null)[]): string | null => all.find((one) => one !== null) ?? null

type Check = (is: never, value: never, at: string, schema: Schema) => string | null
const keywords: Record<string, Check> = {
  $schema: () => null,
  $id: () => null,
  title: () => null,
  description: () => null,
  default: () => null,
  format: () => null,
  const: (is: unknown, value: unknown, at) => unless(is === value, at, `is not ${String(is)}`),
  enum: (is: unknown[], value: unknown, at) => unless(is.includes(value), at, 'is none of the values'),
  pattern: (is: string, value: unknown, at) =>
    unless(typeof value !== 'string' || new RegExp(is, 'u').test(value), at, 'does not fit the pattern'),
  minLength: (is: number, value: string, at) => unless(value.length >= is, at, 'is too short'),
  maxLength: (is: number, value: string, at) => unless(value.length <= is, at, 'is too long'),
  minItems: (is: number, value: unknown[], at) => unless(value.length >= is, at, 'has too few'),
  minProperties: (is: number, value: object, at) =>
    unless(Object.keys(value).length >= is, at, 'has too few names'),
  maxItems: (is: number, value: unknown[], at) => unless(value.length <= is, at, 'has too many'),
  minimum: (is: number, value: number, at) => unless(value >= is, at, 'is too small'),
  maximum: (is: number, value: number, at) => unless(value <= is, at, 'is too big'),
  required: (is: string[], value: object, at) =>
    first(is.map((name) => unless(Object.hasOwn(value, name), at, `has no ${name}`))),
  items: (is: Schema, value: unknown[], at) =>
    first(value.map((one, index) => mistake(is, one, `${at}.${index}`))),
  properties: (is: Record<string, Schema>, value: Record<string, unknown>, at) =>
    first(
      Object.entries(is).map(([name, schema]) =>
        Object.hasOwn(value, name) ? mistake(schema, value[name], `${at}.${name}`) : null,
      ),
    ),
  propertyNames: (is: Schema, value: object, at) =>
    first(Object.keys(value).map((name) => mistake(is, name, `${at}.${name}`))),
  additionalProperties: (is: Schema | boolean, value: object, at, { properties = {} }) =>
    first(
      Object.entries(value)
        .filter(([name]) => !Object.hasOwn(properties, name))
        .map(([name, one]) =>
          typeof is === 'boolean' ? unless(is, at, `has ${name}`) : mistake(is, one, `${at}.${name}`),
        ),
    ),
  anyOf: (is: Schema[], value: unknown, at) =>
    unless(
      is.some((one) => mistake(one, value) === null),
      at,
      'fits no form',
    ),
  oneOf: (is: Schema[], value: unknown, at) =>
    unless(is.filter((one) => mistake(one, value) === null).length === 1, at, 'fits not one form'),
}

const growth = { owner: 'Growth', reviewBy: '2027-12-31' }
const asJson: unknown = JSON.parse(JSON.stringify(defaultPlaybook))

test('the playbook we ship is what the schema describes', () => {
  expect(mistake(playbookSchema(), asJson)).toBeNull()
})

test.each([
  [{ limits: { ...defaultPlaybook.limits, offers: 3 } }, '.limits.offers: is too big'],
  [{ colour: 'red' }, ': has colour'],
  [{ reasons: [] }, '.reasons: has too few'],
  [{ offers: { rest: { kind: 'paws' } } }, '.offers.rest: fits not one form'],
  [{ offers: { off: { kind: 'discount', cycles: 3, ...growth } } }, '.offers.off: fits not one form'],
  [
    { offers: { off: { kind: 'discount', percent: 5, amounts: { USD: 5 }, cycles: 3, ...growth } } },
    '.offers.off: fits not one form',
  ],
  [{ tiers: [{ id: 'A', when: 'true', offers: true }] }, '.tiers.0.id: does not fit the pattern'],
])('and what is not, the schema refuses: %j', (change, told) => {
  expect(mistake(playbookSchema(), { ...(asJson as object), ...change })).toBe(told)
})

test('an editor may name the schema, and leave out what has a default', () => {
  const { economics: _, ...rest } = asJson as Record<string, unknown>
  expect(mistake(playbookSchema(), { ...rest, $schema: './playbook.schema.json' })).toBeNull()
})

test('a discount may be by amount, and economics from before there were continuations still fit', () => {
  const off = { kind: 'discount', amounts: { USD: 500 }, cycles: 3, ...growth }
  const { continuation: _, ...chance } = defaultPlaybook.economics.chance
  const economics = { ...defaultPlaybook.economics, chance }
  const older = { ...(asJson as typeof defaultPlaybook), offers: { off }, economics }
  expect(mistake(playbookSchema(), older)).toBeNull()
  expect(Playbook.parse(older).economics.chance.continuation).toBe(50)
})

test('the fields of a place are those of its kind', () => {
  const discount = ['kind', 'percent', 'amounts', 'cycles', 'owner', 'reviewBy']
  expect(fieldsAt(asJson, ['offers', 'loyal-30'])).toEqual(discount)
  expect(fieldsAt(asJson, ['reasons', 0, 'probe'])).toEqual(['options'])
  expect(fieldsAt({}, ['nowhere', 'at', 'all'])).toEqual([])
})
