/** All that takes part in a run: the server, what it talks to, and who watches. */
import { tellable } from '#shared/webhooks/events.ts'
import { clientOf, type Client } from './client.ts'
import { Clock } from './clock.ts'
import type { Ledger } from './ledger.ts'
import { ledgers } from './ledgers.ts'
import { tenants, type BillingName, type TenantId } from './plan.ts'
import { postOf, type Post } from './post.ts'
import { startServer, type Server } from './server.ts'
import { webhookSink, type Sink } from './sink.ts'
import type { Interruptions } from './turned.ts'
import type { Saw } from './visit.ts'

export interface World extends Interruptions {
  server: Server
  client: Client
  billing: Record<TenantId, Ledger>
  post: Record<TenantId, Post>
  sink: Sink
  saw: Saw
}

export async function open(folder: string, by: Record<TenantId, BillingName>): Promise<World> {
  const clock = new Clock()
  const [alder, birch, alderPost, birchPost] = await Promise.all([
    ledgers[by.alder]('alder', clock),
    ledgers[by.birch]('birch', clock),
    postOf('alder'),
    postOf('birch'),
  ])
  const sink = await webhookSink(clock)
  const peers = {
    alder: { ledger: alder, mailPort: alderPost.port },
    birch: { ledger: birch, mailPort: birchPost.port },
  }
  const server = await startServer(folder, peers, clock)
  const saw: Saw = { opened: [], heard: [], twins: [], left: [], strayed: [], history: [] }
  const client = clientOf(server.address, saw.strayed, clock)
  for (const tenant of tenants) {
    const fields = { id: crypto.randomUUID(), url: sink.addressOf(tenant), mode: 'live', owner: '' }
    const form = new URLSearchParams(fields)
    for (const type of tellable) form.append('types', type)
    const added = await client.operate(tenant, '/console/webhooks', form)
    const secret = /whsec_[\w+/]+=*/.exec(added.text)?.[0]
    if (!secret) throw new Error(`a webhook was not taken: ${added.status}`)
    sink.keepSecret(tenant, secret)
  }
  const billing = { alder, birch }
  for (const tenant of tenants) billing[tenant].tellTo(`${server.address}/v1/billing-events/${tenant}`)
  const post = { alder: alderPost, birch: birchPost }
  return { server, client, billing, post, sink, saw, clock, erased: [], erasing: new Set() }
}

export async function close({ server, billing, post, sink }: World): Promise<void> {
  await server.stop()
  const peers = [...Object.values(billing), ...Object.values(post), sink]
  await Promise.all(peers.map((peer) => peer.close()))
}
