/** The second yardstick: the least that an answer on the record can be. One object a customer, one row, then the reply. */
import { DurableObject } from 'cloudflare:workers'
import { Hono } from 'hono'

interface Env {
  CUSTOMER: DurableObjectNamespace<Customer>
}

export class Customer extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS rows (place INTEGER PRIMARY KEY, body TEXT NOT NULL)')
  }

  async keep(body: string): Promise<string> {
    this.ctx.storage.sql.exec('INSERT INTO rows (body) VALUES (?)', body)
    return body
  }
}

const app = new Hono<{ Bindings: Env }>()
app.get('/', (c) => c.text('hello'))
app.post('/:customer', async (c) =>
  c.text(await c.env.CUSTOMER.getByName(c.req.param('customer')).keep(await c.req.text())),
)

export default { fetch: app.fetch }
