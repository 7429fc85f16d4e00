/**
 * Serves a business's own tenants on this machine: what `npm start` does where `PARLEY_TENANTS` is set. The settings stay
 * in the environment, as on Cloudflare; nothing is made up and no secret is written down.
 */
import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import * as z from 'zod'
import { build } from './bundles.ts'
import { noteUser, openDataFolder } from './data-folder.ts'
import { freePort } from './free-port.ts'
import { root } from './root.mjs'
import { supervise } from './supervise.ts'
import type { Supervised } from './supervise.ts'

/** What must be right before anybody is served. The worker itself checks the rest of each tenant. */
const Own = z.object({
  PARLEY_SECRET: z.string('must be set').min(32, 'must have 32 characters or more'),
  PARLEY_TENANTS: z.string().transform((text, refined) => {
    const tenants = z.array(z.looseObject({ id: z.string() })).safeParse(parsed(text))
    if (!tenants.success) refined.addIssue('must be a JSON list of tenants')
    return tenants.data ?? []
  }),
  PARLEY_ADDRESS: z.url({ protocol: /^https?$/, error: 'must be the address that customers reach' }),
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export interface Own extends Supervised {
  /** On this machine; customers come by `PARLEY_ADDRESS`. */
  address: string
}

export async function startOwn({
  port: wanted,
  dataDir: folder,
}: {
  port: number
  dataDir: string
}): Promise<Own> {
  Own.parse(process.env)
  const port = await freePort(wanted)
  if (port === null) throw new Error(`Port ${wanted} is in use. Set PORT to another one, or to 0 for any.`)
  const dataDir = resolve(root, folder)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await openDataFolder(dataDir)
  await build()
  const flags = [
    resolve(root, 'dist/own.capnp'),
    `--socket-addr=http=127.0.0.1:${port}`,
    `--directory-path=assets=${resolve(root, 'dist/widget')}`,
    `--directory-path=parley-objects=${resolve(dataDir, 'parley')}`,
  ]
  const workerd = await supervise(flags, {}, { onStart: (pid) => void noteUser(dataDir, pid) })
  return { ...workerd, address: `http://127.0.0.1:${port}` }
}
