/**
 * What a run serves: a copy of what `npm start` serves, behind a clock that can be set. workerd knows no such thing, so
 * the copy gets one; in what is built for customers there is no switch that anybody could leave on.
 */
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { root } from '#worker/cli/root.mjs'

/** How a server's time differs from this machine's, until its process ends. */
export interface Shift {
  /** Milliseconds more. */
  by: number
  /** From an instant of this machine on, so many times as fast. */
  fast?: { since: number; times: number }
}

/** Loaded first. Timers run by this machine's time, whatever the clock says. */
export const clockText = ({ by, fast = { since: 0, times: 1 } }: Shift): string => `
const real = Date
const by = ${by}
const since = ${fast.since}
const times = ${fast.times}
const now = () => Math.floor(since + (real.now() - since) * times) + by
const ringsAt = (at) => Math.ceil(since + (at - by - since) / times)
globalThis.Date = new Proxy(real, {
  construct: (_, given) => (given.length === 0 ? new real(now()) : new real(...given)),
  get: (_, name) => (name === 'now' ? now : real[name]),
})

/** The platform rings by the machine's own clock. */
let rings = false
export function ringing(state) {
  const storage = Object.getPrototypeOf(state.storage)
  const { setAlarm } = storage
  if (!rings) storage.setAlarm = function (at, ...more) { return setAlarm.call(this, ringsAt(at), ...more) }
  rings = true
  return state
}
`

const beside = (name: string): string => `'./${name}.js'`

export const mainText = `
import { ringing } from ${beside('clock')}
import worker, { Customer as C, Tenant as T } from ${beside('index')}
export class Customer extends C { constructor(state, env) { super(ringing(state), env) } }
export class Tenant extends T { constructor(state, env) { super(ringing(state), env) } }
export default worker
`

const embedded = (name: string): string => `(name = "${name}.js", esModule = embed "parley/${name}.js")`

/** The clock is loaded before the worker, and the worker reaches this machine and no other: its mail server is here. */
const edits: [string, string][] = [
  [`[${embedded('index')}]`, `[${['main', 'clock', 'index'].map(embedded).join(', ')}]`],
  ['globalOutbound = "public"', 'globalOutbound = "loopback"'],
]

/** Copies it, so that it stays the same to the end, whoever builds meanwhile. */
export async function copyServed(to: string): Promise<void> {
  for (const name of ['parley.capnp', 'parley', 'demo', 'widget'])
    await cp(resolve(root, 'dist', name), join(to, name), { recursive: true })
  const config = join(to, 'parley.capnp')
  await writeFile(config, edits.reduce(edited, await readFile(config, 'utf8')))
  await writeFile(join(to, 'parley/main.js'), mainText)
  await setServed(to, 0)
}

/** What starts from here on has its clock set by so many milliseconds. */
export const setServed = (served: string, by: number): Promise<void> =>
  writeFile(join(served, 'parley/clock.js'), clockText({ by }))

function edited(text: string, [from, to]: [string, string]): string {
  if (text.split(from).length !== 2) throw new Error(`parley.capnp should say once: ${from}`)
  return text.replace(from, to)
}
