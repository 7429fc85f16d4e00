/** Plain workerd as it serves, with the mail servers of this machine in reach: what runs there is tested there. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'
import { compatibilityDate } from '#worker/cli/capnp.ts'
import { freePort } from '#worker/cli/free-port.ts'
import { supervise, type Supervised } from '#worker/cli/supervise.ts'
import { worker } from '../../worker/vite.config.ts'
import { certificateFor, type Certificate } from '../peers/certificate.ts'
import { startMailServer, type MailServer, type Security } from '../peers/mail-server.ts'
import type { Posted, Posting } from './posting.ts'

/** How far a poster may reach: as in these tests, with a stranger's certificates, as in production. */
const reaches = ['here', 'distrustful', 'production'] as const
export type Reach = (typeof reaches)[number]

const code = (file: string) =>
  `modules = [(name = "index.js", esModule = embed "${file}")], compatibilityDate = "${compatibilityDate}"`

export const networks = (cert: string): string => `
    (name = "here", network = (allow = ["local", "private"], tlsOptions = (trustedCertificates = [${JSON.stringify(cert)}]))),
    (name = "distrustful", network = (allow = ["local", "private"], tlsOptions = (trustBrowserCas = true))),
    (name = "production", network = (allow = ["public"], tlsOptions = (trustBrowserCas = true)))`

const config = (cert: string): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [${networks(cert)},
    ${reaches
      .map(
        (reach) =>
          `(name = "poster-${reach}", worker = (${code('poster/index.js')}, globalOutbound = "${reach}"))`,
      )
      .join(',\n    ')}],
  sockets = [${reaches.map((reach) => `(name = "${reach}", http = (), service = "poster-${reach}")`).join(', ')}]
);`

export interface Stage {
  servers: Record<Security, MailServer>
  certificate: Certificate
  post(posting: Posting, reach?: Reach): Promise<Posted>
}

export function stage(): Stage {
  const set = {} as Stage
  let folder = ''
  let workerd: Supervised | undefined
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-mail-'))
    set.certificate = certificateFor('localhost')
    const started = (['tls', 'starttls', 'none'] as const).map(
      async (security) => [security, await startMailServer(security, set.certificate)] as const,
    )
    set.servers = Object.fromEntries(await Promise.all(started)) as Stage['servers']
    await build(worker('tests/mail/poster.ts', join(folder, 'poster')))
    await writeFile(join(folder, 'config.capnp'), config(set.certificate.cert))
    const ports = { here: 0, distrustful: 0, production: 0 }
    for (const reach of reaches) ports[reach] = (await freePort(0)) ?? 0
    const sockets = reaches.map((reach) => `--socket-addr=${reach}=127.0.0.1:${ports[reach]}`)
    workerd = await supervise([join(folder, 'config.capnp'), ...sockets], {})
    set.post = async (posting, reach = 'here') => {
      const address = `http://127.0.0.1:${ports[reach]}/`
      const response = await fetch(address, { method: 'POST', body: JSON.stringify(posting) })
      return (await response.json()) as Posted
    }
  }, 60_000)
  afterAll(async () => {
    await workerd?.stop()
    await Promise.all(Object.values(set.servers ?? {}).map((server) => server.close()))
    await rm(folder, { recursive: true, force: true })
  })
  return set
}
