/** The secrets of one data folder: made at its first start, kept beside its data, readable by its owner only. */
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'

const Secrets = z.strictObject({
  /** Signs tickets and operators' cookies. */
  secret: z.string().min(32),
  /** What the demonstration business and Parley show each other. */
  demoKey: z.string().min(32),
  /** The keys tokens may be signed with, by their `kid`: to change keys, add one and name it in `signingKid`. */
  signingKeys: z.record(z.string(), z.string().min(32)),
  signingKid: z.string(),
  /** What the business's own servers show when they state facts; a folder from before that has none yet. */
  apiKey: z.string().min(32).optional(),
})
export type Secrets = z.infer<typeof Secrets> & { apiKey: string }

const fresh = () => randomBytes(32).toString('base64url')

export const makeSecrets = (): Secrets => ({
  secret: fresh(),
  demoKey: fresh(),
  signingKeys: { 'demo-1': fresh() },
  signingKid: 'demo-1',
  apiKey: fresh(),
})

export const signingKey = (secrets: Secrets): { kid: string; secret: string } => {
  const secret = secrets.signingKeys[secrets.signingKid]
  if (!secret)
    throw new Error(`secrets.json names the key ${secrets.signingKid}, and holds none of that name.`)
  return { kid: secrets.signingKid, secret }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Reads them, or makes what is missing. */
export async function secretsOf(dataDir: string): Promise<Secrets> {
  const kept = await keptIn(dataDir)
  if (kept?.apiKey) return { ...kept, apiKey: kept.apiKey }
  const secrets = { ...makeSecrets(), ...kept, apiKey: fresh() }
  await keep(dataDir, secrets)
  return secrets
}

const fileIn = (dataDir: string): string => join(dataDir, 'secrets.json')

async function keptIn(dataDir: string): Promise<z.infer<typeof Secrets> | null> {
  const file = fileIn(dataDir)
  try {
    return Secrets.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if (isMissing(error)) return null
    throw new Error(`${file} cannot be read: ${String(error)}`, { cause: error })
  }
}

/** Written aside and moved, so that a crash leaves no half of a file. */
async function keep(dataDir: string, secrets: Secrets): Promise<void> {
  const file = fileIn(dataDir)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await writeFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}
