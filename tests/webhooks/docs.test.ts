/** What docs/webhooks.md says of messages is what the schema says; its receivers are run as they stand there. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Schema } from '#shared/playbook/json-schema.ts'
import { webhookSchema, webhookTypes, type WebhookEvent } from '#shared/webhooks/events.ts'
import { text } from '#tests/house/files.ts'
import { delays } from '#worker/webhooks/schedule.ts'
import { root } from '../../worker/cli/root.mjs'

const page = text('docs/webhooks.md')
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

test('the page names every type, and every field of their data', () => {
  expect(webhookTypes.filter((type) => !page.includes(`\`${type}\``))).toEqual([])
  const forms = webhookSchema().oneOf ?? []
  const datas: Schema[] = forms.flatMap(({ properties = {} }) =>
    properties['data'] ? [properties['data']] : [],
  )
  const fields = datas.flatMap(({ properties = {} }) => Object.keys(properties))
  expect([...new Set(fields)].filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})

test('T32 the page tells the tries as they are', () => {
  expect(
    delays
      .slice(1)
      .map(written)
      .join(', ')
      .replace(/, ([^,]*)$/, ' and $1'),
  ).toBe('5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h')
  expect(page.replaceAll(/\s+/g, ' ')).toContain(
    'after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h',
  )
})

function written(delay: number): string {
  const seconds = delay / 1000
  if (seconds < 60) return `${seconds} s`
  return seconds < 3600 ? `${seconds / 60} min` : `${seconds / 3600} h`
}

const recipes = Object.fromEntries(
  page
    .split(/^### /m)
    .slice(1)
    .map((part) => [part.split('\n')[0], /^```js\n([\s\S]*?)^```/m.exec(part)?.[1] ?? '']),
)

interface Asked {
  method: string
  path: string
  headers: Record<string, string | string[] | undefined>
  body: unknown
}

/** Stands in for the services. */
let service: Server
let status = 200
const asked: Asked[] = []
const portOf = (server: Server): number => (server.address() as AddressInfo).port

beforeAll(async () => {
  service = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      asked.push({ method, path, headers, body: JSON.parse(body) })
      response.writeHead(status).end('{}')
    })
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
})
afterAll(() => new Promise((resolve) => service.close(resolve)))

const running: ChildProcess[] = []
afterEach(() => {
  asked.length = 0
  status = 200
  for (const child of running.splice(0)) child.kill()
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = portOf(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Starts a receiver as the page has it, and says how to send it something. */
async function receiver(name: string, settings: Record<string, string>) {
  const port = await freePort()
  const child = spawn(process.execPath, ['--input-type=module', '-e', recipes[name] ?? ''], {
    cwd: root,
    env: { ...process.env, SECRET: secret, PORT: String(port), ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  running.push(child)
  const post = async (event: WebhookEvent, key = secret): Promise<number> => {
    const body = JSON.stringify(event)
    const now = new Date()
    const signed = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(key).sign('msg_1', now, body),
    }
    return (await fetch(`http://127.0.0.1:${port}/in`, { method: 'POST', headers: signed, body })).status
  }
  for (let tries = 0; tries < 100; tries++) {
    if (await post(ping, 'whsec_AAAA').catch(() => null)) return post
    await delay(50)
  }
  throw new Error(`${name} does not listen`)
}

const timestamp = '2026-11-05T10:00:00.000Z'
const ping: WebhookEvent = { type: 'webhook.ping', timestamp, data: { endpoint: 'e' } }
const who = {
  session: 'session-1',
  customer: 'cus <42>/7',
  subscription: 'sub-1',
  mode: 'live',
  tier: 'standard',
} as const
const cancelled: WebhookEvent = {
  type: 'session.cancelled',
  timestamp,
  data: { ...who, reasons: ['price', 'unused'], endsOn: null },
}
const opened: WebhookEvent = {
  type: 'case.opened',
  timestamp,
  data: { ...who, reasons: [], case: 'contact', reason: null, due: timestamp },
}

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`

const cases: {
  name: string
  settings: (url: string) => Record<string, string>
  event: WebhookEvent
  calls: Partial<Asked>
}[] = [
  {
    name: 'Slack',
    settings: (url) => ({ SLACK_URL: `${url}/services/T/B/x` }),
    event: cancelled,
    calls: {
      method: 'POST',
      path: '/services/T/B/x',
      body: { text: 'cus &lt;42&gt;/7 cancelled: price, unused' },
    },
  },
  {
    name: 'HubSpot',
    settings: (url) => ({ HUBSPOT_URL: url, HUBSPOT_TOKEN: 'pat-1' }),
    event: cancelled,
    calls: {
      method: 'PATCH',
      path: '/crm/v3/objects/contacts/cus%20%3C42%3E%2F7?idProperty=parley_customer',
      headers: { authorization: 'Bearer pat-1' },
      body: {
        properties: { parley_outcome: 'cancelled', parley_reasons: 'price;unused', parley_at: timestamp },
      },
    },
  },
  {
    name: 'Zendesk',
    settings: (url) => ({ ZENDESK_URL: url, ZENDESK_LOGIN: 'a@example.test/token:t' }),
    event: opened,
    calls: {
      method: 'POST',
      path: '/api/v2/tickets.json',
      headers: { authorization: basic('a@example.test/token:t'), 'idempotency-key': 'msg_1' },
      body: {
        ticket: {
          subject: `contact for cus <42>/7, due ${timestamp}`,
          comment: { body: expect.stringContaining('under session-1'), public: false },
          external_id: 'session-1',
          tags: ['parley', 'case_opened'],
        },
      },
    },
  },
  {
    name: 'Segment',
    settings: (url) => ({ SEGMENT_URL: url, SEGMENT_KEY: 'k' }),
    event: cancelled,
    calls: {
      method: 'POST',
      path: '/v1/track',
      headers: { authorization: basic('k:') },
      body: expect.objectContaining({
        userId: 'cus <42>/7',
        event: 'session.cancelled',
        messageId: 'msg_1',
        timestamp,
        properties: expect.objectContaining({ session: 'session-1', reasons: ['price', 'unused'] }),
      }),
    },
  },
]

test('there is a receiver for each service', () => {
  expect(Object.keys(recipes)).toEqual(cases.map(({ name }) => name))
})

describe.each(cases)('the receiver for $name', ({ name, settings, event, calls }) => {
  test('checks the signature, then calls; passes on what is not for it; asks for another try where it fails', async () => {
    const post = await receiver(name, settings(`http://127.0.0.1:${portOf(service)}`))
    expect(await post(event, 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD')).toBe(400)
    expect(await post(ping)).toBe(204)
    expect(asked).toEqual([])
    expect(await post(event)).toBe(204)
    const { headers = {}, ...rest } = calls
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject(rest)
    expect(asked[0]?.headers).toMatchObject(headers)
    status = 500
    expect(await post(event)).toBe(503)
  })
})
