/** What a page needs to carry one build of the widget and no other: an address of its own, and the hash of its bytes. */
import { createHash } from 'node:crypto'
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Seal {
  /** Below the server's address. */
  script: string
  /** As `integrity` takes it (Subresource Integrity). */
  integrity: string
}

/** As it is served: compressed at build time, and plain. */
const endings = ['', '.gz', '.br']

/** Copies the loader to an address that holds its hash, and writes down the hash to be pinned. Call after compressing. */
export async function seal(folder: string, loaderFile: string): Promise<Seal> {
  const file = join(folder, loaderFile)
  const bytes = await readFile(file)
  const version = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  const script = `parley-${version}.js`
  for (const ending of endings) await copyFile(file + ending, join(folder, script + ending))
  const integrity = `sha384-${createHash('sha384').update(bytes).digest('base64')}`
  const sealed = { script: `/${script}`, integrity }
  await writeFile(join(folder, 'integrity.json'), `${JSON.stringify(sealed)}\n`)
  return sealed
}

export const tagOf = ({ script, integrity }: Seal): string =>
  `<script src="https://YOUR-SERVER${script}" integrity="${integrity}" crossorigin="anonymous" defer></script>`
