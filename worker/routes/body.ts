import type { Context } from 'hono'
import type * as z from 'zod'
import { Refused } from '../errors.ts'

/** Bytes of the largest body taken. */
export const largestBody = 64 * 1024

const types = ['application/json', 'text/plain']

/**
 * The JSON body of a request, parsed by its schema. `text/plain` is taken for JSON as well: a page on another origin
 * may send it without asking first, and nothing here trusts a request for where it comes from.
 * @throws Refused `wrong_type`, `too_large`, `bad_json` or `bad_request` with the fields that were wrong.
 */
export async function bodyOf<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!types.includes(type)) throw new Refused('wrong_type', 'Send the body as application/json.')
  const parsed = schema.safeParse(parseJson(await textOf(c)))
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues
    .slice(0, 10)
    .map(({ path, message }) => ({ path: path.join('.'), message }))
  throw new Refused('bad_request', 'The body is not what this address takes.', fields)
}

const tooLarge = () => new Refused('too_large', `A body may have ${largestBody} bytes.`)

/** A length that was announced is kept to by HTTP itself; a stream that announced none is read no further than the limit. */
async function textOf(c: Context): Promise<string> {
  const announced = c.req.header('content-length')
  if (announced === undefined) return streamed(c.req.raw.body)
  if (Number(announced) > largestBody) throw tooLarge()
  return c.req.text()
}

async function streamed(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > largestBody) throw tooLarge()
    chunks.push(chunk)
  }
  return new TextDecoder().decode(joined(chunks, size))
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
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
function parseJson(text: string): unknown {
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
