import { Hono } from 'hono'
import type { Env } from './env.ts'
import { Refused, refusedBy } from './errors.ts'
import { consolePages } from './console/routes.tsx'
import { assets } from './routes/assets.ts'
import { billingEvents } from './routes/billing-events.ts'
import { customers } from './routes/customers.ts'
import { exit } from './routes/exit.tsx'
import { experiments } from './routes/experiments.ts'
import { figures } from './routes/figures.ts'
import { receipt } from './routes/receipt.tsx'
import { receiptKeysFile } from './routes/receipt-keys-file.ts'
import { schema } from './routes/schema.ts'
import { simulated } from './routes/simulated.ts'
import { sessions } from './routes/sessions.ts'
import { survey } from './routes/survey.tsx'

export const app = new Hono<{ Bindings: Env }>()

app.route('/v1/sessions', sessions)
app.route('/v1/billing-events', billingEvents)
app.route('/v1/experiments', experiments)
app.route('/v1/simulated', simulated)
app.route('/v1', figures)
app.route('/v1', customers)
app.route('/exit', exit)
app.route('/receipt', receipt)
app.route('/survey', survey)
app.route('/', receiptKeysFile)
app.route('/console', consolePages)
app.route('/', assets)
app.route('/', schema)

app.notFound((c) => c.json(new Refused('not_found', 'There is nothing at this address.').body, 404))

app.onError((fault, c) => {
  const refused = refusedBy(fault, c.req.routePath)
  return c.json(refused.body, refused.status)
})
