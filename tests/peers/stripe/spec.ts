/** Stripe's own description of what it takes and gives, read where it lies beside the project. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { root } from '../../../worker/cli/root.mjs'
import type { Decoded } from '../form.ts'
import { more } from './spec-more.ts'

const folder = join(root, '../shared/peers')

interface Problem {
  param: string
  message: string
}

export interface Spec {
  /** What Stripe would refuse of a request; null where nothing. */
  request(method: string, path: string, form: Decoded): Problem | null
  /** What is wrong with an answer of ours; null where nothing. */
  response(method: string, path: string, body: unknown): string | null
}

interface Operation {
  parameters?: { in: string; name: string; schema: object }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: { 200: { content: { 'application/json': { schema: object } } } }
}
interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

/** Null where it is not there. */
export const dataOf = (file: string): unknown =>
  existsSync(join(folder, file)) ? JSON.parse(readFileSync(join(folder, file), 'utf8')) : null

let read: { spec: Spec | null } | null = null

/**
 * Compiled once: that takes longer than a test. Null, after one line, where the data is not beside the project:
 * requests are then not checked.
 */
export function stripeSpec(): Spec | null {
  if (read) return read.spec
  const document = dataOf('stripe-openapi.json') as Document | null
  if (!document) console.log('stripe-openapi.json is not beside the project: requests are not checked')
  read = { spec: document && specOf(document) }
  return read.spec
}

function specOf({ paths: known, components }: Document): Spec {
  const paths: Document['paths'] = { ...known }
  for (const [path, methods] of Object.entries(more)) paths[path] = { ...methods, ...known[path] }
  const ajv = new Ajv({ coerceTypes: true, strict: false })
  for (const format of ['unix-time', 'currency', 'decimal']) ajv.addFormat(format, true)
  ajv.addSchema({ $id: 'stripe', components: nullable(components) })
  const compiled = new Map<string, ValidateFunction>()
  const check = (name: string, schema: () => object): ValidateFunction => {
    const there = compiled.get(name) ?? ajv.compile(schema())
    compiled.set(name, there)
    return there
  }
  const find = (method: string, path: string) => {
    const template = Object.keys(paths).find((one) => pathPattern(one).test(path) && paths[one]?.[method])
    const operation = paths[template ?? '']?.[method]
    if (!template || !operation) throw new Error(`Stripe's cut specification has no ${method} ${path}`)
    return { operation, name: `${method} ${template}` }
  }
  return {
    request(method, path, form) {
      const { operation, name } = find(method, path)
      const validate = check(`> ${name}`, () => requestSchema(operation))
      // Validating turns texts into numbers, so it is given a copy of its own.
      if (validate(structuredClone(plain(form)))) return null
      const [error] = validate.errors ?? []
      const extra = (error?.params as { additionalProperty?: string } | undefined)?.additionalProperty
      const param = [error?.instancePath.slice(1).replaceAll('/', '.'), extra].filter(Boolean).join('.')
      return { param, message: error?.message ?? '' }
    },
    response(method, path, body) {
      const { operation, name } = find(method, path)
      const { schema } = operation.responses[200].content['application/json']
      const validate = check(`< ${name}`, () => nullable(schema) as object)
      return validate(structuredClone(body)) ? null : ajv.errorsText(validate.errors)
    },
  }
}

const pathPattern = (template: string): RegExp => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`)

/** A body's own schema; of a GET, its parameters as one object. */
function requestSchema({ requestBody, parameters = [] }: Operation): object {
  const body = requestBody?.content['application/x-www-form-urlencoded']
  if (body) return body.schema
  const query = parameters.filter((one) => one.in === 'query')
  return {
    type: 'object',
    properties: Object.fromEntries(query.map(({ name, schema }) => [name, schema])),
    additionalProperties: false,
  }
}

/** Names without a prototype go through ajv as well, but not through a structured clone. */
const plain = (form: Decoded): unknown => JSON.parse(JSON.stringify(form))

/** OpenAPI 3.0 says `nullable`, JSON Schema says null; references lead to the one document. */
function nullable(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(nullable)
  if (node === null || typeof node !== 'object') return node
  const { nullable: isNullable, ...rest } = node as Record<string, unknown>
  const entries = Object.entries(rest).map(([name, inner]) => [name, nullable(inner)] as const)
  const own = Object.fromEntries(entries)
  if (typeof own['$ref'] === 'string') own['$ref'] = `stripe${own['$ref']}`
  return isNullable === true ? { anyOf: [own, { type: 'null' }] } : own
}
