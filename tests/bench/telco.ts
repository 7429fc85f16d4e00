/** The whole file of telco customers through the playbook we ship, parsing included. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { replay } from '#shared/replay/replay.ts'
import { compile } from '#shared/rules/compiled.ts'
import { readMapping } from '#worker/cli/replay/files.ts'
import { root } from '#worker/cli/root.mjs'

const file = resolve(root, '../shared/data/telco-churn.csv')

export function benchTelco(): string {
  if (!existsSync(file)) return 'telco: the file is not beside the project, so it was not replayed'
  const mapping = readMapping(resolve(root, 'tests/replay/telco.mapping.json'))
  const since = performance.now()
  const compiled = compile(defaultPlaybook, 'bench')
  const { rows, results } = replay(
    compiled,
    readFileSync(file, 'utf8'),
    mapping,
    new Date('2026-11-22T00:00:00Z'),
  )
  return `telco: ${rows} rows, ${results.length} leavers in ${((performance.now() - since) / 1000).toFixed(2)} s`
}
