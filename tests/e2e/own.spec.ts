/** `npm start` for tenants of one's own, and `docs/operations.md` followed to the letter: copied while it runs, restored, gone on with. */
import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Begun, Turn } from '#shared/protocol/turn.ts'
import { root } from '#worker/cli/root.mjs'
import { signToken } from '#worker/identity/sign-token.ts'
import { text } from '../house/files.ts'

const fresh = () => randomBytes(32).toString('base64url')
const key = { kid: 'acme-1', secret: fresh() }
const origin = 'https://shop.example.com'
const settings = {
  PARLEY_SECRET: fresh(),
  PARLEY_ADDRESS: 'https://parley.example.com',
  PARLEY_TENANTS: JSON.stringify([
    {
      id: 'acme',
      name: 'Acme',
      origins: [origin],
      keys: { [key.kid]: key.secret },
      cancelAddress: `${origin}/cancel`,
      accountAddress: origin,
      billing: { provider: 'stripe', keyName: 'none', plans: {} },
    },
  ]),
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-own-'))
})
afterAll(() => rm(folder, { recursive: true }))

const node = (file: string, args: string[], env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, ['worker/cli/boot.mjs', file, ...args], {
    cwd: root,
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** What it says until it has said something like that, or has ended. */
function saying(child: ChildProcess, wanted: RegExp): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (bytes: Buffer) => {
      said += bytes.toString()
      if (wanted.test(said)) resolve(said)
    })
  }
  child.on('close', () => resolve(said))
  return promise
}

async function serve(data: string): Promise<{ address: string; stop: () => Promise<void> }> {
  const child = node('worker/cli/serve.ts', [], { ...settings, PARLEY_DATA: join(folder, data) })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const address = /^Parley is at (\S+)$/m.exec(await saying(child, /^Parley is at \S+$/m))?.[1] ?? ''
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { address, stop }
}

const headers = (ticket?: string) => ({
  origin,
  'content-type': 'application/json',
  ...(ticket && { authorization: `Bearer ${ticket}` }),
})

async function begin(address: string): Promise<Begun> {
  const who = { tenant: 'acme', customer: 'ann', subscription: 'sub_1', mode: 'live' } as const
  const token = await signToken(who, key, new Date())
  const body = JSON.stringify({ token, locale: 'en', key: crypto.randomUUID() })
  const response = await fetch(`${address}/v1/sessions`, { method: 'POST', headers: headers(), body })
  expect(response.status).toBe(201)
  return (await response.json()) as Begun
}

async function say(address: string, ticket: string, turn: Turn, answer: unknown): Promise<Turn> {
  const body = JSON.stringify({ turn: turn.number, answer })
  const init = { method: 'POST', headers: headers(ticket), body }
  const response = await fetch(`${address}/v1/sessions/current`, init)
  expect(response.status).toBe(200)
  return ((await response.json()) as { turn: Turn }).turn
}

/** The blocks of shell on the page, by a word that only one of them has. */
const block = (word: string): string =>
  [...text('docs/operations.md').matchAll(/^```sh\n([\s\S]*?)^```/gm)]
    .map(([, found = '']) => found)
    .find((found) => found.includes(word)) ?? ''

const hasSqlite = (): boolean => {
  try {
    execFileSync('sqlite3', ['-version'])
    return true
  } catch {
    return false
  }
}

test('tenants of one’s own are served, copied while they are, and restored elsewhere', async (at) => {
  if (!hasSqlite()) return at.skip('sqlite3 is not on this machine, so the copy was not tried')
  const first = await serve('data')
  const { ticket, turn } = await begin(first.address)
  const asked = await say(first.address, ticket, turn, { type: 'leaving' })
  const left = await say(first.address, ticket, asked, { type: 'accepted' })
  expect(left.outcome).toBe('cancelled')

  const script = join(folder, 'backup.sh')
  await writeFile(script, block('# backup.sh'))
  execFileSync('sh', [script, join(folder, 'data'), join(folder, 'copy')])
  await first.stop()
  await rm(join(folder, 'data'), { recursive: true })
  execFileSync('sh', ['-c', block('scheduled_time').replaceAll('/var/lib/parley', join(folder, 'copy'))])

  const second = await serve('copy')
  const response = await fetch(`${second.address}/v1/sessions/current`, { headers: headers(ticket) })
  expect(response.status).toBe(200)
  expect(((await response.json()) as { turn: Turn }).turn).toMatchObject({ outcome: 'cancelled' })
  await second.stop()
})

test('what is missing is named, and nothing is served', async () => {
  const data = { PARLEY_DATA: join(folder, 'none') }
  const child = node('worker/cli/serve.ts', [], { ...settings, ...data, PARLEY_SECRET: 'short' })
  const said = await saying(child, /$^/)
  expect(said).toContain('PARLEY_SECRET: must have 32 characters or more')
  expect(said).not.toContain('Parley is at')
})

test('npm run sign-in prints a link that opens the console, once', async () => {
  const server = await serve('console')
  const link = (await saying(node('worker/cli/sign-in.ts', ['acme'], settings), /\n/)).trim()
  expect(link.startsWith(`${settings.PARLEY_ADDRESS}/console/sign-in?key=`)).toBe(true)
  const press = () =>
    fetch(`${server.address}/console/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin', 'x-forwarded-proto': 'https' },
      body: new URLSearchParams({ key: new URL(link).searchParams.get('key') ?? '' }),
    })
  const opened = await press()
  const cookie = opened.headers.get('set-cookie') ?? ''
  expect(cookie).toContain('Secure')
  const page = await fetch(`${server.address}/console/stuck`, {
    headers: { cookie: cookie.split(';')[0] ?? '' },
    redirect: 'manual',
  })
  expect(page.status).toBe(200)
  await press().then((again) => expect(again.headers.get('set-cookie')).toBeNull())
  await server.stop()
})
