import { describe, expect, it } from 'vitest'
import { app } from '#worker/app.ts'
import { send } from './api.ts'

/** Files for everybody, and the door itself. */
const open = new Set([
  'GET /parley.js',
  'GET /:file{parley-[0-9a-f]{16}\\.js}',
  'GET /parley/:file{chat-[A-Za-z0-9_-]+\\.js}',
  'GET /exit/page.css',
  'GET /console/page.css',
  // The form of every playbook, and of nobody's: editors fetch it.
  'GET /playbook.schema.json',
  // And the form of every message to others.
  'GET /webhooks.schema.json',
  'GET /console/icon.svg',
  'GET /console/sign-in',
  // Open by law: neither a login nor an account may stand before them (BGB 312k, L215-1-1).
  'GET /exit/statutory',
  'POST /exit/statutory',
  // A receipt is checked by whoever it is shown to, with public keys.
  'GET /receipt/verify',
  'POST /receipt/verify',
  'GET /.well-known/parley-receipts.json',
])

const routes = [
  ...new Set(
    app.routes.filter(({ path }) => !path.endsWith('*')).map(({ method, path }) => `${method} ${path}`),
  ),
].filter((route) => !open.has(route) && !route.startsWith('ALL '))

describe('every route refuses a stranger', () => {
  it('and there are routes to try', () => expect(routes.length).toBeGreaterThan(6))

  it.each(routes)('%s', async (route) => {
    const [method = 'GET', path = '/'] = route.split(' ')
    const body = method === 'POST' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {}
    const response = await send(path.replaceAll(/:\w+(\{.*\})?/g, 'x'), {
      method,
      redirect: 'manual',
      ...body,
    })
    const text = await response.text()
    const shown = response.status === 303 && response.headers.get('location') === '/console/sign-in'
    expect(shown || [400, 401, 403, 404].includes(response.status), `${response.status}`).toBe(true)
    expect(text).not.toMatch(/"(ticket|turn|thread)":/)
  })
})
