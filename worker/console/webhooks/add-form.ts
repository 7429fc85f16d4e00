import * as z from 'zod'
import { tellable, type WebhookType } from '#shared/webhooks/events.ts'
import type { Visit } from '../visit.ts'
import type { WordKey } from '../words.ts'

/** The form as it was filled in; it comes back that way where something is wrong with it. */
export interface Filled {
  id: string
  url: string
  owner: string
  mode: 'live' | 'test'
  types: WebhookType[]
}

export const blank = (): Filled => ({
  id: crypto.randomUUID(),
  url: '',
  owner: '',
  mode: 'live',
  types: [...tellable],
})

export async function filledIn(c: Visit): Promise<Filled> {
  const body: Record<string, unknown> = await c.req.parseBody({ all: true }).catch(() => ({}))
  const text = (name: string): string =>
    typeof body[name] === 'string' ? body[name].trim().slice(0, 1000) : ''
  const chosen = [body['types']].flat()
  return {
    id: z.uuid().safeParse(body['id']).data ?? crypto.randomUUID(),
    url: text('url'),
    owner: text('owner'),
    mode: body['mode'] === 'test' ? 'test' : 'live',
    types: tellable.filter((type) => chosen.includes(type)),
  }
}

/** What is wrong before anybody is asked; null where nothing is. */
export function problemIn({ owner, types }: Filled): WordKey | null {
  if (owner !== '' && !z.email().max(254).safeParse(owner).success) return 'hooks.wrong.owner'
  return types.length === 0 ? 'hooks.wrong.types' : null
}
