/**
 * The official cases of the CEL specification (https://github.com/google/cel-spec, tests/simple), through the same
 * function that compiles our conditions. Extensions that conditions do not have are no part of it.
 */
import { celEnv, isCelError } from '@bufbuild/cel'
import type { SimpleTest } from '@bufbuild/cel-spec/cel/expr/conformance/test/simple_pb.js'
import { getTestRegistry } from '@bufbuild/cel-spec/testdata/registry.js'
import { getConformanceSuite, type IncrementalTestSuite } from '@bufbuild/cel-spec/testdata/tests.js'
import { expect, test } from 'vitest'
import { program } from '#shared/rules/conditions.ts'
import { bindingOf, writtenResult, writtenValue } from './values.ts'
import { exceptions } from './exceptions.ts'

const core = [
  'basic',
  'comparisons',
  'conversions',
  'dynamic',
  'enums',
  'fields',
  'fp_math',
  'integer_math',
  'lists',
  'logic',
  'macros',
  'namespace',
  'parse',
  'plumbing',
  'proto2',
  'proto3',
  'string',
  'timestamps',
  'wrappers',
]
const registry = getTestRegistry()

interface Case {
  name: string
  test: SimpleTest
}

const casesOf = ({ name, suites, tests }: IncrementalTestSuite, above: string): Case[] => [
  ...suites.flatMap((suite) => casesOf(suite, `${above}${name}/`)),
  ...tests.map((one) => ({ name: `${above}${name}/${one.original.name}`, test: one.original })),
]
const cases = getConformanceSuite()
  .suites.filter(({ name }) => core.includes(name))
  .flatMap((suite) => casesOf(suite, ''))

function bindings({ bindings: given }: SimpleTest) {
  return Object.fromEntries(
    Object.entries(given).map(([name, { kind }]) => {
      if (kind.case !== 'value') throw new Error(`a binding that is no value: ${name}`)
      return [name, bindingOf(kind.value, registry)]
    }),
  )
}

/** What came out, and what should have; an error is an error, whatever it says. */
function played(test: SimpleTest): { is: string; should: string } {
  const { resultMatcher: wanted } = test
  const result = program(test.expr, celEnv({ registry, namespace: test.container }))(bindings(test))
  const is = isCelError(result) ? 'an error' : writtenResult(result, registry)
  if (wanted.case === 'value') return { is, should: writtenValue(wanted.value, registry) }
  if (wanted.case === 'typedResult')
    return { is, should: wanted.value.result ? writtenValue(wanted.value.result, registry) : is }
  if (wanted.case === undefined) return { is, should: 'boolean true' }
  return { is, should: 'an error' }
}

/** How a case fails; null where it passes. */
function failure({ test }: Case): string | null {
  try {
    const { is, should } = played(test)
    return is === should ? null : `${is}, and should be ${should}`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const excepted = (name: string): boolean =>
  Object.keys(exceptions).some((one) => name === one || name.startsWith(`${one}/`))
const failures = new Map(cases.map((one) => [one.name, failure(one)]))
const failed = [...failures].filter(([, how]) => how !== null).map(([name]) => name)

test('every core case passes, but for those named with a reason', () => {
  const unnamed = failed.filter((name) => !excepted(name)).map((name) => `${name}: ${failures.get(name)}`)
  expect(unnamed).toEqual([])
})

test('whatever is named as an exception still fails', () => {
  const passing = [...failures.keys()].filter((name) => excepted(name) && failures.get(name) === null)
  expect(passing).toEqual([])
})

test('every exception names cases that exist', () => {
  const names = [...failures.keys()]
  const idle = Object.keys(exceptions).filter(
    (one) => !names.some((name) => name === one || name.startsWith(`${one}/`)),
  )
  expect(idle).toEqual([])
})

test('so many pass', () => {
  const files = core.map((file) => {
    const own = cases.filter(({ name }) => name.startsWith(`${file}/`))
    return `${file} ${own.filter(({ name }) => failures.get(name) === null).length}/${own.length}`
  })
  expect([...files, `all ${cases.length - failed.length}/${cases.length}`].join('\n')).toMatchInlineSnapshot(`
    "basic 43/43
    comparisons 406/406
    conversions 109/109
    dynamic 226/226
    enums 67/85
    fields 53/60
    fp_math 30/30
    integer_math 64/64
    lists 39/39
    logic 30/30
    macros 44/44
    namespace 3/3
    parse 219/219
    plumbing 5/5
    proto2 88/108
    proto3 73/75
    string 51/51
    timestamps 76/76
    wrappers 36/36
    all 1662/1709"
  `)
})
