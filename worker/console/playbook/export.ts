import { Hono } from 'hono'
import * as z from 'zod'
import { addDays, dayOf } from '#shared/rules/derived.ts'
import { Refused } from '../../errors.ts'
import type { Visiting } from '../visit.ts'
import { exported } from './recorded.ts'

/** Days that an export covers where nobody says from when. */
const usualDays = 90

const Days = z.object({ from: z.iso.date().optional(), until: z.iso.date().optional() })

/** What `npm run playbook -- try DRAFT --sessions FILE` reads. */
export const sessionsFile = new Hono<Visiting>()

sessionsFile.get('/', (c) => {
  const days = Days.safeParse(c.req.query())
  if (!days.success) throw new Refused('bad_request', 'from and until are days like 2026-11-22.')
  const { until = dayOf(new Date()), from = addDays(until, -usualDays) } = days.data
  const { id } = c.get('tenant')
  const who = { tenant: id, secret: c.env.PARLEY_SECRET }
  return c.body(exported(c.env.TENANT.getByName(id), { from, until }, who), 200, {
    'content-type': 'application/x-ndjson; charset=utf-8',
    'content-disposition': `attachment; filename="sessions-${from}-${until}.ndjson"`,
  })
})
