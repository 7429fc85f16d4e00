import { isCelError, unparse, type parse } from '@bufbuild/cel'
import {
  any,
  bool,
  common,
  functionNames,
  mayEqual,
  mixedNumbers,
  neverAmong,
  phrase,
  resultOf,
  type Type,
} from './condition-types.ts'
import { program } from './conditions.ts'
import { meant } from './nearest.ts'
import { isTrait, traitRefusal } from './traits.ts'

export type Expr = ReturnType<typeof parse>['expr']
type Of<K extends Expr['exprKind']['case']> = Extract<Expr['exprKind'], { case: K }>['value']

/** What a condition may name. `facts` holds the names under `facts.`, `names` all others. */
export interface Readable {
  facts: Readonly<Record<string, Type>>
  names: Readonly<Record<string, Type>>
}

/** Tells what is wrong, and hands back a type of which nothing more is refused. */
export type Tell = (at: Expr, message: string) => Type

/** Works out what an expression is, telling on the way whatever could never work. */
export function typeOf(expr: Expr, readable: Readable, tell: Tell): Type {
  const { exprKind: kind } = expr
  const sub = (one: Expr | undefined): Type => (one ? typeOf(one, readable, tell) : any)
  switch (kind.case) {
    case 'constExpr':
      return literal(kind.value)
    case 'identExpr':
      return named(expr, kind.value.name, readable, tell)
    case 'selectExpr':
      return selected(expr, kind.value, readable, tell)
    case 'callExpr':
      return called(expr, kind.value, { readable, tell, sub })
    case 'listExpr':
      return { name: 'list', of: common(kind.value.elements.map(sub)) }
    case 'comprehensionExpr':
      return folded(kind.value, readable, tell)
    case 'structExpr':
      if (kind.value.messageName === '') return { name: 'map' }
      return tell(expr, `${kind.value.messageName}: no such type`)
    case undefined:
      return any
  }
}

const constants: Record<string, string> = {
  boolValue: 'bool',
  bytesValue: 'bytes',
  doubleValue: 'double',
  int64Value: 'int',
  nullValue: 'null_type',
  stringValue: 'string',
  uint64Value: 'uint',
}

function literal({ constantKind }: Of<'constExpr'>): Type {
  const name = constants[constantKind.case ?? ''] ?? 'dyn'
  return constantKind.case === 'stringValue' ? { name, oneOf: [constantKind.value] } : { name }
}

const typeNames = new Set(['int', 'uint', 'double', 'bool', 'string', 'bytes', 'list', 'map', 'null_type'])

function named(expr: Expr, name: string, { facts, names }: Readable, tell: Tell): Type {
  if (name === 'facts') return { name: 'map' }
  if (Object.hasOwn(names, name)) return names[name] ?? any
  if (typeNames.has(name) || name.startsWith('@')) return any
  if (Object.hasOwn(facts, name)) return tell(expr, `${name}: no such name here; did you mean facts.${name}?`)
  const known = ['facts', ...Object.keys(names)].filter((one) => !one.startsWith('@'))
  const hint = meant(name, known) || meant(name, Object.keys(facts), 'facts.')
  return tell(expr, `${name}: no such name here${hint || `; there ${areListed(known)}`}`)
}

function selected(expr: Expr, { operand, field }: Of<'selectExpr'>, readable: Readable, tell: Tell): Type {
  if (!operand) return any
  if (isFacts(operand)) return fact(operand, field, readable, tell, present(expr))
  const type = typeOf(operand, readable, tell)
  if (['dyn', 'map'].includes(type.name)) return present(expr) ? bool : any
  return tell(operand, `${said(operand)} is ${phrase(type)} and has no ${field}`)
}

const isFacts = ({ exprKind }: Expr): boolean =>
  exprKind.case === 'identExpr' && exprKind.value.name === 'facts'
const present = ({ exprKind }: Expr): boolean => exprKind.case === 'selectExpr' && exprKind.value.testOnly

function fact(at: Expr, field: string, { facts }: Readable, tell: Tell, isTest: boolean): Type {
  if (isTrait(field)) return tell(at, traitRefusal(`facts.${field}`))
  if (!Object.hasOwn(facts, field))
    return tell(at, `facts.${field}: no such fact${meant(field, Object.keys(facts), 'facts.')}`)
  return isTest ? bool : (facts[field] ?? any)
}

interface Within {
  readable: Readable
  tell: Tell
  sub: (one: Expr | undefined) => Type
}

function called(expr: Expr, call: Of<'callExpr'>, within: Within): Type {
  const { readable, tell, sub } = within
  const { function: name, args, target } = call
  const [left, right] = args
  const text = right?.exprKind.case === 'constExpr' ? right.exprKind.value.constantKind : undefined
  if (name === '_[_]' && left && isFacts(left) && text?.case === 'stringValue')
    return fact(left, text.value, readable, tell, false)
  const types = args.map(sub)
  const on = target ? sub(target) : null
  if (name === '_==_' || name === '_!=_') return compared(expr, args, types, tell)
  if (name === '@in' && right?.exprKind.case === 'listExpr')
    return sought(left, types[0], right.exprKind.value.elements, within)
  if (name === '@in' && types[1]?.name === 'list' && left && right)
    return compared(expr, [left, right], [types[0] ?? any, types[1].of ?? any], tell)
  if (name === '_&&_' || name === '_||_') return bools(args, types, tell)
  if (name === '_?_:_') {
    bools(args.slice(0, 1), types.slice(0, 1), tell)
    return common(types.slice(1))
  }
  if (name === '_[_]') return types[0]?.of ?? any
  if (name.startsWith('@')) return bool
  return overload(expr, call, { on, types, tell })
}

const operator = (name: string): string => name.replaceAll('_', '').replace('@', '')

function overload(
  expr: Expr,
  { function: name, args }: Of<'callExpr'>,
  { on, types, tell }: { on: Type | null; types: Type[]; tell: Tell },
): Type {
  const result = resultOf(name, on, types)
  if (result !== null) return name === 'matches' ? pattern(args.at(-1), tell, result) : result
  const isOperator = !/^[a-z]/i.test(name)
  if (!isOperator && !functionNames.includes(name))
    return tell(expr, `${name}: no such function${meant(name, functionNames)}`)
  if (isOperator && mixedNumbers(types))
    return tell(
      expr,
      `${operator(name)} does not mix whole numbers and decimals; facts are decimals, so write 1.0`,
    )
  const given = [...(on ? [on] : []), ...types].map(phrase)
  return tell(expr, `${operator(name)} does not go with ${given.join(' and ') || 'nothing'}`)
}

/** A pattern that stands in the condition is tried now: a broken one would never hold. */
function pattern(arg: Expr | undefined, tell: Tell, result: Type): Type {
  const constant = arg?.exprKind.case === 'constExpr' ? arg.exprKind.value.constantKind : undefined
  if (!arg || constant?.case !== 'stringValue') return result
  const tried = program('"".matches(p)')({ p: constant.value })
  return isCelError(tried) ? tell(arg, `${said(arg)}: no pattern; ${tried.message}`) : result
}

function bools(args: readonly Expr[], types: readonly Type[], tell: Tell): Type {
  for (const [index, type] of types.entries()) {
    const arg = args[index]
    if (arg && !['bool', 'dyn'].includes(type.name))
      tell(arg, `${said(arg)} is ${phrase(type)}, where yes or no is needed`)
  }
  return bool
}

function compared(expr: Expr, args: readonly Expr[], [a = any, b = any]: readonly Type[], tell: Tell): Type {
  const [left = expr, right = expr] = args
  if (!mayEqual(a, b))
    tell(expr, `${said(left)} is ${phrase(a)} and ${said(right)} ${phrase(b)}: they are never equal`)
  if (isText(right)) never(right, b, left, a, tell)
  if (isText(left)) never(left, a, right, b, tell)
  return bool
}

const isText = ({ exprKind }: Expr): boolean =>
  exprKind.case === 'constExpr' && exprKind.value.constantKind.case === 'stringValue'

function never(at: Expr, literal: Type, other: Expr, type: Type, tell: Tell): void {
  const text = isText(other) ? null : neverAmong(literal, type)
  if (text === null) return
  const known = type.oneOf ?? []
  const hint = meant(text, known) || (known.length > 0 ? `; there ${areListed(known)}` : '')
  tell(at, `${said(other)} never has "${text}"${hint}`)
}

function sought(left: Expr | undefined, type = any, elements: readonly Expr[], { tell, sub }: Within): Type {
  for (const element of elements) if (left) compared(element, [left, element], [type, sub(element)], tell)
  return bool
}

/** A macro such as `exists`, as the parser writes it out: the element and the result so far have names in it. */
function folded(fold: Of<'comprehensionExpr'>, { facts, names }: Readable, tell: Tell): Type {
  const type = (one: Expr | undefined, more: Record<string, Type>): Type =>
    one ? typeOf(one, { facts, names: { ...names, ...more } }, tell) : any
  const range = type(fold.iterRange, {})
  if (fold.iterRange && !['list', 'map', 'dyn'].includes(range.name))
    tell(fold.iterRange, `${said(fold.iterRange)} is ${phrase(range)}, not a list`)
  const result = type(fold.accuInit, {})
  const element = range.name === 'map' ? { name: 'string' } : (range.of ?? any)
  const inside = { [fold.iterVar]: element, [fold.accuVar]: result.name === 'list' ? any : result }
  type(fold.loopStep, inside)
  return type(fold.result, { [fold.accuVar]: result })
}

/** The expression as its author wrote it, where that is short. */
function said(expr: Expr): string {
  const text = unparse(expr)
  return text.length > 60 ? 'this' : text
}

const areListed = (names: readonly string[]): string =>
  names.length === 1 ? `is only ${names[0]}` : `are ${names.join(', ')}`
