/** Reads the imports of our source files: enough of a parser for code that oxfmt has laid out. */
import { posix } from 'node:path'
import { files, text } from './files.ts'

export interface ImportLine {
  from: string
  /** A path from the top for our own files, the name as written for packages. */
  to: string
  isOurs: boolean
  isType: boolean
}

const statement = /^(?:import|export)\s+(type\s)?[^'";]*?\bfrom\s+'([^']+)'|^import\s+()'([^']+)'/gm
const dynamic = /\bimport\(\s*'([^']+)'/g

/** `#shared/money.ts` and `./money.ts?raw` both lead to a file. */
function target(from: string, name: string): { to: string; isOurs: boolean } {
  const path = name.replace(/\?.*$/, '')
  if (path.startsWith('#')) return { to: path.slice(1), isOurs: true }
  if (path.startsWith('.')) return { to: posix.join(posix.dirname(from), path), isOurs: true }
  return { to: path, isOurs: false }
}

function linesOf(from: string): ImportLine[] {
  const code = text(from)
  const fixed = [...code.matchAll(statement)].map(([, type, name, , bare]) => ({
    from,
    ...target(from, name ?? bare ?? ''),
    isType: type !== undefined,
  }))
  const late = [...code.matchAll(dynamic)].map(([, name = '']) => ({
    from,
    ...target(from, name),
    isType: false,
  }))
  return [...fixed, ...late]
}

export const sources = files.filter((file) => /^(shared|worker|widget|tests)\/.*\.(ts|tsx|mjs)$/.test(file))

export const importLines: ImportLine[] = sources.flatMap(linesOf)
