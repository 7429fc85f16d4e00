/** What a page needs to carry one build of the widget and no other: an address of its own, and the hash of its bytes. */
import { createHash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Seal {
  /** Below the server's address. */
  script: string
  /** As `integrity` takes it (Subresource Integrity). */
  integrity: string
}

export const integrityOf = (bytes: Uint8Array): string =>
  `sha384-${createHash('sha384').update(bytes).digest('base64')}`

/** What the chat is called: short, since the loader is weighed, and enough to tell builds apart. */
export const chatName = (bytes: Uint8Array): string =>
  `parley/chat-${createHash('sha256').update(bytes).digest('base64url').slice(0, 8)}.js`

export const pinnedName = (bytes: Uint8Array): string =>
  `parley-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.js`

/** Gives a built file the name that its bytes have earned. */
export async function nameByContent(
  folder: string,
  file: string,
  nameOf: (bytes: Uint8Array) => string,
): Promise<{ name: string; integrity: string }> {
  const bytes = await readFile(join(folder, file))
  const name = nameOf(bytes)
  await rename(join(folder, file), join(folder, name))
  return { name, integrity: integrityOf(bytes) }
}

/** Writes down what is to be pinned. */
export async function seal(folder: string, pinned: { name: string; integrity: string }): Promise<Seal> {
  const sealed = { script: `/${pinned.name}`, integrity: pinned.integrity }
  await writeFile(join(folder, 'integrity.json'), `${JSON.stringify(sealed)}\n`)
  return sealed
}

export const tagOf = ({ script, integrity }: Seal): string =>
  `<script src="https://YOUR-SERVER${script}" integrity="${integrity}" crossorigin="anonymous" defer></script>`
