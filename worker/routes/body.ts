import type { Context } from 'hono'
import type * as z from 'zod'
import { fieldsOf, Refused } from '../errors.ts'

/** Bytes of the largest body taken. */
export const largestBody = 64 * 1024

const types = ['application/json', 'text/plain']

/**
 * The JSON body of a request, parsed by its schema. `text/plain` is taken for JSON as well: a page on another origin
 * may send it without asking first, and nothing here trusts a request for where it comes from.
 * @throws Refused `wrong_type`, `too_large`, `bad_json` or `bad_request` with the fields that were wrong.
 */
export async function bodyOf<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const type = typeOf(c)
  if (!types.includes(type)) throw new Refused('wrong_type', 'Send the body as application/json.')
  const parsed = schema.safeParse(parseJson(await textOf(c)))
  if (parsed.success) return parsed.data
  throw new Refused('bad_request', 'The body is not what this address takes.', fieldsOf(parsed.error))
}

const tooLarge = (most: number) => new Refused('too_large', `A body may have ${most} bytes.`)

/** The kind of body that was announced, without its parameters. */
export const typeOf = (c: Context): string =>
  c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''

/** A length that was announced is kept to by HTTP itself; a stream that announced none is read no further than the limit. */
export async function textOf(c: Context, most = largestBody): Promise<string> {
  const announced = c.req.header('content-length')
  if (announced === undefined) return new TextDecoder().decode(await streamed(c.req.raw.body, most))
  if (Number(announced) > most) throw tooLarge(most)
  if (types.includes(typeOf(c))) return c.req.text()
  // The runtime warns of text in a body of a type that it does not know for text.
  return new TextDecoder().decode(await c.req.arrayBuffer())
}

/** The body as it came, for what is signed. */
export async function bytesOf(c: Context, most = largestBody): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(c.req.header('content-length') ?? 0) > most) throw tooLarge(most)
  return streamed(c.req.raw.body, most)
}

async function streamed(
  body: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > most) throw tooLarge(most)
    chunks.push(chunk)
  }
  return joined(chunks, size)
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/** Written out, or with any of its letters as an escape. */
const mayHoldProto = /__proto__|\\u00/i

/** `__proto__` as a key of its own would be dropped unseen by what rebuilds objects; it is refused by name. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, mayHoldProto.test(text) ? refuseProto : undefined)
  } catch (fault) {
    if (fault instanceof Refused) throw fault
    throw new Refused('bad_json', 'The body is not JSON.')
  }
}

function refuseProto(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new Refused('bad_request', 'No body has a key __proto__.')
  return value
}
