import { Hono, type Context } from 'hono'
import { playbookSchema, type Schema } from '#shared/playbook/json-schema.ts'
import { webhookSchema } from '#shared/webhooks/events.ts'
import type { Env } from '../env.ts'

/** What an editor wants to know of a playbook: `"$schema": "https://parley.example.com/playbook.schema.json"`. */
export const schema = new Hono<{ Bindings: Env }>()

schema.get('/playbook.schema.json', (c) => published(c, playbookSchema()))

/** What a receiver of webhooks wants to know of a message. */
schema.get('/webhooks.schema.json', (c) => published(c, webhookSchema()))

const published = (c: Context, content: Schema) =>
  c.json(content, 200, {
    'content-type': 'application/schema+json',
    'cache-control': 'public, max-age=3600',
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
  })
