/** A receiver of webhooks on loopback that behaves as badly as it is told; for tests inside the runtime. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'

/** How a box answers. `after`: milliseconds of silence first. `bytes`: of a body. `open`: the body never ends. */
export interface Manner {
  status?: number
  headers?: Record<string, string>
  after?: number
  bytes?: number
  open?: boolean
}

export interface Received {
  at: number
  id: string
  timestamp: string
  signature: string
  body: string
}

interface Box {
  manner: Manner
  received: Received[]
  /** Bytes of its answers' bodies that the other side took. */
  taken: number
}

declare module 'vitest' {
  interface ProvidedContext {
    sink: string
  }
}

const boxes = new Map<string, Box>()

function boxAt(path: string): Box {
  let box = boxes.get(path)
  if (!box) boxes.set(path, (box = { manner: {}, received: [], taken: 0 }))
  return box
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}

const header = (request: IncomingMessage, name: string): string => String(request.headers[name] ?? '')

async function receive(request: IncomingMessage, response: ServerResponse, box: Box): Promise<void> {
  const body = await textOf(request)
  const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    header(request, name),
  ) as [string, string, string]
  box.received.push({ at: Date.now(), id, timestamp, signature, body })
  const { status = 200, headers = {}, after = 0, bytes = 0, open = false } = box.manner
  await silence(after, response)
  if (response.destroyed) return
  response.writeHead(status, headers)
  response.flushHeaders()
  const chunk = Buffer.alloc(16 * 1024, 'x')
  for (let sent = 0; sent < bytes && !response.destroyed; sent += chunk.length) {
    const isTaken = response.write(chunk)
    if (!isTaken) await drained(response)
    box.taken = sent
  }
  if (!open) response.end()
}

/** No longer than somebody waits. */
const silence = (after: number, response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, after)
    response.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })

const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const go = () => {
      response.off('drain', go).off('close', go)
      resolve()
    }
    response.on('drain', go).on('close', go)
  })

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const box = boxAt(request.url ?? '/')
  if (request.method === 'POST') return receive(request, response, box)
  if (request.method === 'PUT') box.manner = JSON.parse(await textOf(request)) as Manner
  response.end(request.method === 'GET' ? JSON.stringify(box) : '')
}

/** Started once for the tests inside the runtime; `inject('sink')` says where it is. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  project.provide('sink', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}
