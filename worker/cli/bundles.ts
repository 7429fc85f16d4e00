/** Builds all there is to serve: two workers, the widget, and the files' compressed twins. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { build as viteBuild } from 'vite'
import type { InlineConfig } from 'vite'
import { chat, loader } from '../../widget/vite.config.ts'
import { workers } from '../vite.config.ts'
import { configText, ownConfigText } from './capnp.ts'
import { root } from './root.mjs'
import { chatName, nameByContent, pinnedName, seal, tagOf } from './seal.ts'

const widgetFolder = join(root, 'dist/widget')

/** Runs one build and says the name of the file it made. */
async function bundle(config: InlineConfig): Promise<string> {
  const result = await viteBuild(config)
  if (Array.isArray(result) || !('output' in result))
    throw new Error('A build gave something else than one bundle.')
  return result.output[0].fileName
}

/** workerd compresses nothing, so the worker serves these when the browser takes them. */
async function compress(file: string): Promise<number> {
  const bytes = await readFile(file)
  const zipped = await promisify(gzip)(bytes, { level: 9 })
  await writeFile(`${file}.gz`, zipped)
  await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes))
  return zipped.length
}

async function buildWidget(): Promise<{ chat: number; loader: number; tag: string }> {
  const { name, integrity } = await nameByContent(widgetFolder, await bundle(chat), chatName)
  const loaderFile = await bundle(loader(name, ''))
  const pinned = await nameByContent(widgetFolder, await bundle(loader(name, integrity)), pinnedName)
  const sizes = {
    chat: await compress(join(widgetFolder, name)),
    loader: await compress(join(widgetFolder, loaderFile)),
  }
  await compress(join(widgetFolder, pinned.name))
  return { ...sizes, tag: tagOf(await seal(widgetFolder, pinned)) }
}

/** Everything `npm start` needs in dist/; prints one line, and says of the widget how a page can pin it. */
export async function build(): Promise<string> {
  const started = performance.now()
  // Whoever starts us, a test among them: what is served is built for serving.
  process.env['NODE_ENV'] = 'production'
  for (const worker of workers) await bundle(worker)
  const bytes = await buildWidget()
  await writeFile(join(root, 'dist/parley.capnp'), configText)
  await writeFile(join(root, 'dist/own.capnp'), ownConfigText)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(
    `Built in ${seconds} s: chat ${(bytes.chat / 1000).toFixed(1)} kB, loader ${bytes.loader} bytes (gzip)`,
  )
  return bytes.tag
}
