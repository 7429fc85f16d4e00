/**
 * What workerd is told. Folders, the address and secrets come at start, by flags and environment,
 * so this text is the same for every server and may lie beside the bundles.
 */

/** The date of the runtime's behaviour we were tested with. */
export const compatibilityDate = '2026-10-01'

interface WorkerText {
  name: string
  objects: string[]
  settings: string[]
  services: Record<string, string>
}

const parley: WorkerText = {
  name: 'parley',
  objects: ['Customer', 'Tenant'],
  settings: [
    'PARLEY_SECRET',
    'PARLEY_TENANTS',
    'PARLEY_DEMO_KEY',
    'PARLEY_READING_KEYS',
    'PARLEY_BILLING_KEYS',
    'PARLEY_BILLING_EVENT_SECRETS',
    'PARLEY_MAIL_KEYS',
    'PARLEY_RECEIPT_KEYS',
    'PARLEY_ADDRESS',
    'PARLEY_WEBHOOK_LOOPBACK',
  ],
  services: { ASSETS: 'assets', DEMO: 'demo', LOOPBACK: 'loopback' },
}

const demo: WorkerText = {
  name: 'demo',
  objects: ['Shop'],
  settings: ['PARLEY_DEMO_KEY', 'DEMO_TENANT', 'DEMO_KID', 'DEMO_SIGNING_KEY', 'DEMO_FAULTS'],
  services: { PARLEY: 'parley' },
}

const list = (lines: string[]): string => `[\n    ${lines.join(',\n    ')}\n  ]`

/** `nothing` lets no request out: the demonstration business needs nobody. */
const workerText = ({ name, objects, settings, services }: WorkerText, network: string): string => `
const ${name} :Workerd.Worker = (
  modules = [(name = "index.js", esModule = embed "${name}/index.js")],
  compatibilityDate = "${compatibilityDate}",
  globalOutbound = "${network}",
  bindings = ${list([
    ...objects.map((object) => `(name = "${object.toUpperCase()}", durableObjectNamespace = "${object}")`),
    ...Object.entries(services).map(([binding, service]) => `(name = "${binding}", service = "${service}")`),
    ...settings.map((setting) => `(name = "${setting}", fromEnvironment = "${setting}")`),
  ])},
  durableObjectNamespaces = ${list(
    objects.map((object) => `(className = "${object}", uniqueKey = "${name}-${object}", enableSql = true)`),
  )},
  durableObjectStorage = (localDisk = "${name}-objects")
);
`

const head = 'using Workerd = import "/workerd/workerd.capnp";'

/**
 * Only public addresses are reachable, so no webhook can be pointed at a machine inside. The way to this machine stands
 * apart, and is taken by webhooks alone, where a setting allows it.
 */
export const configText = `${head}

const config :Workerd.Config = (
  services = [
    (name = "public", network = (allow = ["public"], tlsOptions = (trustBrowserCas = true))),
    (name = "loopback", network = (allow = ["local"])),
    (name = "nothing", network = (allow = [])),
    (name = "assets", disk = ()),
    (name = "parley-objects", disk = (writable = true)),
    (name = "demo-objects", disk = (writable = true)),
    (name = "parley", worker = .parley),
    (name = "demo", worker = .demo)
  ],
  sockets = [(name = "http", http = (), service = "demo")]
);
${workerText(parley, 'public')}${workerText(demo, 'nothing')}`

/**
 * The same worker for a business's own tenants, without the demonstration. Whoever ends TLS in front of it says by which
 * protocol a customer came: cookies and the check of forms go by that.
 */
export const ownConfigText = `${head}

const config :Workerd.Config = (
  services = [
    (name = "public", network = (allow = ["public"], tlsOptions = (trustBrowserCas = true))),
    (name = "assets", disk = ()),
    (name = "parley-objects", disk = (writable = true)),
    (name = "parley", worker = .parley)
  ],
  sockets = [(name = "http", http = (forwardedProtoHeader = "X-Forwarded-Proto"), service = "parley")]
);
${workerText({ ...parley, services: { ASSETS: 'assets' } }, 'public')}`
