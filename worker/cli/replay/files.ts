import { readFileSync } from 'node:fs'
import type * as z from 'zod'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { jsonFault } from '#shared/playbook/json-text.ts'
import { Playbook } from '#shared/playbook/playbook.ts'
import { complaints, Mapping } from '#shared/replay/mapping.ts'
import { placesIn } from '#shared/replay/places.ts'
import { ReplayError, type Where } from '#shared/replay/problem.ts'

type File = Where['file']

/** @throws ReplayError where there is no such file, or it is not UTF-8. */
export function readText(path: string, file: File): string {
  const bytes = bytesOf(path, file)
  try {
    return strict(bytes)
  } catch {
    const line = firstLineNotUtf8(bytes)
    const message = 'not UTF-8 from here on; save the file again as UTF-8'
    throw new ReplayError('not_utf8', { file, line }, message)
  }
}

/** @throws ReplayError where the file is not a mapping. */
export const readMapping = (path: string): Mapping => read(Mapping, path, 'mapping', 'bad_mapping')

/** The playbook we ship where no file is named. */
export const readPlaybook = (path: string | null): Playbook =>
  path === null ? defaultPlaybook : read(Playbook, path, 'playbook', 'bad_playbook')

function read<T extends z.ZodType>(
  schema: T,
  path: string,
  file: File,
  code: 'bad_mapping' | 'bad_playbook',
): z.output<T> {
  const parsed = schema.safeParse(jsonOf(readText(path, file), file))
  if (parsed.success) return parsed.data
  throw new ReplayError(code, { file }, complaints(parsed.error).join('\n  '))
}

function jsonOf(text: string, file: File): unknown {
  const fault = jsonFault(text)
  if (fault === null) return JSON.parse(text)
  throw new ReplayError('bad_json', { file, ...placesIn(text)(fault.offset) }, fault.message)
}

function bytesOf(path: string, file: File): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    const hint = file === 'mapping' ? ' (name the mapping with --map)' : ''
    throw new ReplayError('unreadable', { file }, `cannot be read: ${why}${hint}`)
  }
}

/** Drops a byte order mark. */
const strict = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

/** No character of UTF-8 holds the byte of a line feed, so lines can be tried one by one. */
function firstLineNotUtf8(bytes: Buffer): number {
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start)
    const stop = end === -1 ? bytes.length : end
    try {
      strict(bytes.subarray(start, stop))
    } catch {
      return line
    }
    start = stop + 1
  }
  return line
}
