/** All that takes part in a run: the server, what it talks to, and who watches. */
import { tellable } from '#shared/webhooks/events.ts'
import { billingPeer, type BillingPeer } from './billing-peer.ts'
import { clientOf, type Client } from './client.ts'
import { Clock } from './clock.ts'
import { tenants, type TenantId } from './plan.ts'
import { postOf, type Post } from './post.ts'
import { billingSecretOf, startServer, type Server } from './server.ts'
import { webhookSink, type Sink } from './sink.ts'
import type { Interruptions } from './turned.ts'
import type { Saw } from './visit.ts'

export interface World extends Interruptions {
  server: Server
  client: Client
  billing: Record<TenantId, BillingPeer>
  post: Record<TenantId, Post>
  sink: Sink
  saw: Saw
}

export async function open(folder: string): Promise<World> {
  const clock = new Clock()
  const [alder, birch, alderPost, birchPost] = await Promise.all([
    billingPeer('alder', billingSecretOf('alder'), clock),
    billingPeer('birch', billingSecretOf('birch'), clock),
    postOf('alder'),
    postOf('birch'),
  ])
  const sink = await webhookSink(clock)
  const peers = {
    alder: { billing: alder.url, mailPort: alderPost.port },
    birch: { billing: birch.url, mailPort: birchPost.port },
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
  // What is as old as the clock may be set back is told to nobody: see docs/webhooks.md.
  await server.crash(2 * 3_600_000)
  const billing = { alder, birch }
  const post = { alder: alderPost, birch: birchPost }
  return { server, client, billing, post, sink, saw, clock, erased: [], erasing: new Set() }
}

export async function close({ server, billing, post, sink }: World): Promise<void> {
  await server.stop()
  const peers = [...Object.values(billing), ...Object.values(post), sink]
  await Promise.all(peers.map((peer) => peer.close()))
}
