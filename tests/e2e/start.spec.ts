/** What `npm start` promises the person at the terminal. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../../worker/cli/root.mjs'
import { startParley } from '../../worker/cli/start-parley.ts'

interface Started {
  child: ChildProcess
  said: string[]
  code: Promise<number | null>
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-start-'))
})
afterAll(() => rm(folder, { recursive: true }))

function start(settings: Record<string, string>): Started {
  const child = spawn(process.execPath, ['worker/cli/boot.mjs', 'worker/cli/serve.ts'], {
    cwd: root,
    env: { ...process.env, PARLEY_DATA: folder, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (bytes: Buffer) => said.push(...bytes.toString().split('\n').filter(Boolean)))
  }
  const { promise: code, resolve } = Promise.withResolvers<number | null>()
  child.on('close', resolve)
  return { child, said, code }
}

const addressIn = (said: string[]): string | undefined =>
  said.map((line) => /^Parley is at (\S+)$/.exec(line)?.[1]).find(Boolean)

const consoleLines = (said: string[]): string[] =>
  said.filter((line) => /^Console .*\/console\/sign-in\?key=/.test(line))

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const workerdPid = async (): Promise<number> => Number(await readFile(join(folder, 'workerd.pid'), 'utf8'))

test.each(['SIGINT', 'SIGTERM'] as const)(
  'it says where it is, serves, and ends cleanly on %s',
  async (signal) => {
    const { child, said, code } = start({})
    await expect.poll(() => consoleLines(said), { timeout: 30_000 }).toHaveLength(1)
    const page = await fetch(addressIn(said) ?? '')
    expect(page.status).toBe(200)
    const pid = await workerdPid()
    child.kill(signal)
    expect(await code).toBe(0)
    expect(said).toHaveLength(3)
    expect(isAlive(pid)).toBe(false)
  },
)

test('its secrets are for their owner only, and stay the same', async () => {
  const file = join(folder, 'secrets.json')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const before = await readFile(file, 'utf8')
  await (await startParley({ port: 0, dataDir: folder, origins: [], build: false })).stop()
  expect(await readFile(file, 'utf8')).toBe(before)
})

test('a second one on the same port, or on the same data, says so in one line', async () => {
  const parley = await startParley({ port: 0, dataDir: folder, origins: [], build: false })
  const samePort = start({ PORT: new URL(parley.address).port, PARLEY_DATA: join(folder, 'other') })
  expect(await samePort.code).toBe(1)
  expect(samePort.said).toEqual([expect.stringMatching(/^Port \d+ is in use\./)])
  const sameData = start({})
  expect(await sameData.code).toBe(1)
  expect(sameData.said).toEqual([expect.stringMatching(/is in use by process \d+\./)])
  await parley.stop()
})

test('after kill -9 another workerd takes its place, at the same address', async () => {
  const parley = await startParley({ port: 0, dataDir: folder, origins: [], build: false })
  const pid = parley.pid()
  parley.kill()
  await parley.ready()
  expect(parley.pid()).not.toBe(pid)
  expect((await fetch(parley.address)).status).toBe(200)
  await parley.stop()
  expect(isAlive(parley.pid())).toBe(false)
})
