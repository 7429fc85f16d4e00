import { Hono } from 'hono'
import type { Env } from '../env.ts'
import { Refused } from '../errors.ts'

/** The built widget: the loader for minutes; what is named by its content, for ever. */
export const assets = new Hono<{ Bindings: Env }>()

assets.get('/parley.js', (c) => send(c.env.ASSETS, c.req.raw, '/parley.js', 'public, max-age=300'))
assets.get('/:file{parley-[0-9a-f]{16}\\.js}', (c) =>
  send(c.env.ASSETS, c.req.raw, `/${c.req.param('file')}`, 'public, max-age=31536000, immutable'),
)
assets.get('/parley/:file{chat-[A-Za-z0-9_-]+\\.js}', (c) =>
  send(c.env.ASSETS, c.req.raw, `/parley/${c.req.param('file')}`, 'public, max-age=31536000, immutable'),
)

const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

/** Sends the file as it was compressed at build time, in the best way the caller takes. */
async function send(files: Fetcher, request: Request, path: string, cache: string): Promise<Response> {
  const accepted = request.headers.get('accept-encoding') ?? ''
  const [encoding, ending] = encodings.find(([name]) => accepted.includes(name)) ?? [null, '']
  const found = await files.fetch(new URL(path + ending, 'http://assets/'))
  if (!found.ok) {
    await found.body?.cancel()
    throw new Refused('not_found', 'There is no such file; build the widget first.')
  }
  const headers = new Headers({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': cache,
    // The script is meant for other people's pages.
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
  })
  if (encoding) headers.set('content-encoding', encoding)
  return new Response(found.body, { headers, ...(encoding && { encodeBody: 'manual' }) })
}
