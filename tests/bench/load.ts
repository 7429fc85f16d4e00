/** A bounded load on loopback, and what it cost the server: requests a second, latency, processor time a request. */
import { readdirSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

export interface Call {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}

export interface Measured {
  name: string
  requests: number
  perSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** Processor time of the server, in microseconds a request. */
  cpu: number
}

const concurrency = 8
/**
 * Processor time of a process so far, in microseconds: what the scheduler has counted of its threads, in nanoseconds
 * (Linux, Documentation/scheduler/sched-stats.rst). `/proc/PID/stat` counts in hundredths of a second: too coarse for
 * a round of a tenth of a second. Threads that have ended are not counted; workerd keeps its two.
 */
export function cpuOf(pid: number): number {
  const threads = `/proc/${pid}/task`
  const spent = readdirSync(threads).map((thread) => readFileSync(`${threads}/${thread}/schedstat`, 'utf8'))
  return spent.reduce((sum, text) => sum + Number(text.split(' ')[0]), 0) / 1000
}

/** Resident memory in MB. */
export function memoryOf(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes ?? 0) / 1024
}

export function call(
  port: number,
  agent: Agent,
  { method, path, headers = {}, body }: Call,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    const out = request(
      { host: '127.0.0.1', port, method, path, agent, headers: { ...headers, ...length } },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
        )
        response.on('error', reject)
      },
    )
    out.on('error', reject)
    out.end(body)
  })
}

/** Sends every call once, a few at a time, and hands back what was answered. */
export async function load(
  name: string,
  server: { port: number; pid(): number },
  calls: readonly Call[],
  expected: number,
) {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency })
  const took: number[] = []
  const answers: string[] = []
  const before = cpuOf(server.pid())
  const since = performance.now()
  let next = 0
  const worker = async () => {
    for (let index = next++; index < calls.length; index = next++) {
      const sent = performance.now()
      const { status, text } = await call(server.port, agent, calls[index] as Call)
      took.push(performance.now() - sent)
      if (status !== expected) throw new Error(`${name}: ${status} ${text.slice(0, 200)}`)
      answers[index] = text
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  const seconds = (performance.now() - since) / 1000
  const cpu = (cpuOf(server.pid()) - before) / calls.length
  agent.destroy()
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  const measured: Measured = {
    name,
    requests: calls.length,
    perSecond: calls.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    cpu,
  }
  return { measured, answers }
}
