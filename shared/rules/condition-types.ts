import type { CelType } from '@bufbuild/cel'
import { env } from './conditions.ts'

/** What an expression is known to be before anything runs. `name` is CEL's own. */
export interface Type {
  name: string
  /** What a list holds. */
  of?: Type
  /** The only texts it can be; null where it can be any. */
  oneOf?: readonly string[] | null
}

/** Nothing is known, so nothing is refused. */
export const any: Type = { name: 'dyn' }
export const bool: Type = { name: 'bool' }

const numbers = new Set(['int', 'uint', 'double'])
const phrases: Record<string, string> = {
  bool: 'yes or no',
  bytes: 'bytes',
  int: 'a number',
  uint: 'a number',
  double: 'a number',
  string: 'a text',
  null_type: 'null',
  list: 'a list',
  map: 'a map',
}
export const phrase = ({ name }: Type): string => phrases[name] ?? `a ${name}`

/** Whether two values can be equal at all. Null stands for a fact that is not known, which any may be. */
export function mayEqual(a: Type, b: Type): boolean {
  if ([a.name, b.name].some((name) => name === 'dyn' || name === 'null_type')) return true
  if (numbers.has(a.name) && numbers.has(b.name)) return true
  return a.name === b.name && (!a.of || !b.of || mayEqual(a.of, b.of))
}

/** The first text that the other side can never be. */
export function neverAmong(literal: Type, other: Type): string | null {
  if (!literal.oneOf || !other.oneOf) return null
  return literal.oneOf.find((text) => !other.oneOf?.includes(text)) ?? null
}

/** What several possible values have in common. */
export function common(types: readonly Type[]): Type {
  const [first, ...rest] = types
  if (!first || rest.some(({ name }) => name !== first.name)) return any
  if (!types.every(({ oneOf }) => oneOf)) return first.of ? first : { name: first.name }
  return { ...first, oneOf: [...new Set(types.flatMap(({ oneOf }) => oneOf ?? []))] }
}

export const functionNames: readonly string[] = [
  ...new Set([...env.funcs].map(({ name }) => name).filter((name) => /^[a-z]/i.test(name))),
]

/** What a call hands back; null where no overload takes these. */
export function resultOf(name: string, target: Type | null, args: readonly Type[]): Type | null {
  const fitting = [...(env.funcs.find(name) ?? [])].filter(
    (func) =>
      (func.target === undefined) === (target === null) &&
      (func.target === undefined || target === null || takes(func.target, target)) &&
      func.arguments.length === args.length &&
      func.arguments.every((one, index) => takes(one, args[index] ?? any)),
  )
  if (fitting.length === 0) return null
  return common(fitting.map(({ result }) => ({ name: result.name })))
}

const takes = (wanted: CelType, given: Type): boolean =>
  wanted.name === 'dyn' || given.name === 'dyn' || wanted.name === given.name

/** Two numbers that CEL does not reckon with each other: `1` is an int, a fact and `1.0` are doubles. */
export const mixedNumbers = (args: readonly Type[]): boolean =>
  args.every(({ name }) => numbers.has(name)) && new Set(args.map(({ name }) => name)).size > 1
