/** Replays texts and files in the tests' own process, on one fixed day. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { readCustomers, type Leaver } from '#shared/replay/customers.ts'
import { Mapping } from '#shared/replay/mapping.ts'
import { compile } from '#shared/rules/compiled.ts'

export const at = new Date('2026-11-22T00:00:00Z')
export const compiled = compile(defaultPlaybook, 'tests')

export const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))
export const textOf = (file: string): string => readFileSync(here(file), 'utf8')
export const mappingOf = (file: string): Mapping => Mapping.parse(JSON.parse(textOf(file)))

/** All leavers of a file without problems. */
export function leaversOf(text: string, mapping: Mapping): Leaver[] {
  const { leavers, problems } = readCustomers(text, mapping, at)
  if (problems.length > 0)
    throw new Error(`${problems.length} problems, the first: ${JSON.stringify(problems[0])}`)
  return leavers
}
