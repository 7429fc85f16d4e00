/** Where both tenants' webhooks arrive; it fails as told. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from './clock.ts'
import type { Arrived } from './evidence.ts'
import { tenants, type SinkFault, type TenantId } from './plan.ts'
import { isSigned } from './signed.ts'

export interface Sink {
  addressOf(tenant: TenantId): string
  arrived: Arrived[]
  /** What the console gave out when the tenant's address was added. */
  keepSecret(tenant: TenantId, secret: string): void
  fail(tenant: TenantId, fault: SinkFault | null): void
  close(): Promise<void>
}

export async function webhookSink(clock: Clock): Promise<Sink> {
  const arrived: Arrived[] = []
  const secrets = new Map<TenantId, string>()
  const faults = new Map<TenantId, SinkFault>()
  const hanging = new Set<ServerResponse>()

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await request.setEncoding('utf8').toArray()).join('')
    const tenant = tenants.find((one) => request.url === `/${one}`)
    if (request.method !== 'POST' || !tenant) return void response.end()
    const fault = faults.get(tenant)
    const took = fault === undefined || fault === 'slow'
    arrived.push({
      tenant,
      id: String(request.headers['webhook-id']),
      body,
      took,
      isSigned: isSigned(secrets.get(tenant) ?? '', body, request, clock.now()),
      at: Date.now(),
    })
    if (fault === 'hang') return void hanging.add(response)
    if (fault === 'close') return void request.socket.destroy()
    if (fault === 'slow') await delay(1500)
    response.writeHead(took ? 204 : 500).end()
  }

  const server = createServer((request, response) => {
    receive(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    addressOf: (tenant) => `http://127.0.0.1:${port}/${tenant}`,
    arrived,
    keepSecret: (tenant, secret) => void secrets.set(tenant, secret),
    fail(tenant, fault) {
      if (fault) return void faults.set(tenant, fault)
      faults.delete(tenant)
      for (const response of hanging) response.destroy()
      hanging.clear()
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
