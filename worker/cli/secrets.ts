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
})
export type Secrets = z.infer<typeof Secrets>

const fresh = () => randomBytes(32).toString('base64url')

export const makeSecrets = (): Secrets => ({
  secret: fresh(),
  demoKey: fresh(),
  signingKeys: { 'demo-1': fresh() },
  signingKid: 'demo-1',
})

export const signingKey = (secrets: Secrets): { kid: string; secret: string } => {
  const secret = secrets.signingKeys[secrets.signingKid]
  if (!secret)
    throw new Error(`secrets.json names the key ${secrets.signingKid}, and holds none of that name.`)
  return { kid: secrets.signingKid, secret }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Reads them, or makes them: written aside and moved, so that a crash leaves no half of a file. */
export async function secretsOf(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, 'secrets.json')
  try {
    return Secrets.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if (!isMissing(error)) throw new Error(`${file} cannot be read: ${String(error)}`, { cause: error })
  }
  const secrets = makeSecrets()
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await writeFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return secrets
}
