import { Hono } from 'hono'
import { playbookSchema } from '#shared/playbook/json-schema.ts'
import type { Env } from '../env.ts'

/** What an editor wants to know of a playbook: `"$schema": "https://parley.example.com/playbook.schema.json"`. */
export const schema = new Hono<{ Bindings: Env }>()

schema.get('/playbook.schema.json', (c) =>
  c.json(playbookSchema(), 200, {
    'content-type': 'application/schema+json',
    'cache-control': 'public, max-age=3600',
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
  }),
)
