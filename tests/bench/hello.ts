/** The yardstick: the least a Hono worker can do. */
import { Hono } from 'hono'

const app = new Hono()
app.get('/', (c) => c.text('hello'))

export default { fetch: app.fetch }
