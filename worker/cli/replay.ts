/**
 * What `npm run replay` runs: the published playbook over a CSV of customers, to see who would get what, and why.
 * Ends with 0 where every row was read, 1 where some had problems and were left out, 2 where nothing could be played.
 */
import { writeFileSync } from 'node:fs'
import { ReplayError } from '#shared/replay/problem.ts'
import { replay } from '#shared/replay/replay.ts'
import { compile } from '#shared/rules/compiled.ts'
import { readMapping, readPlaybook, readText } from './replay/files.ts'
import { optionsFrom, usage, type Files, type Options } from './replay/options.ts'
import { errorLine, problemLine, report } from './replay/report.ts'

function run({ files, at, json, out }: Options): number {
  const compiled = compile(readPlaybook(files.playbook), 'replay')
  const mapping = readMapping(files.mapping)
  const result = replay(compiled, readText(files.customers, 'customers'), mapping, at)
  const text = json ? `${JSON.stringify(result, null, 2)}\n` : report(result)
  if (out === null) process.stdout.write(text)
  else writeFileSync(out, text)
  for (const problem of result.problems) console.error(problemLine(files.customers, problem))
  return result.problems.length > 0 ? 1 : 0
}

function main(args: string[]): number {
  let files: Files | null = null
  try {
    const options = optionsFrom(args, new Date().toISOString().slice(0, 10))
    if (options.help) {
      console.log(usage)
      return 0
    }
    files = options.files
    return run(options)
  } catch (error) {
    if (error instanceof ReplayError) console.error(errorLine(files, error))
    else console.error(error instanceof Error ? error.message : error)
    return 2
  }
}

/** A reader that has seen enough, such as `head`, is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = main(process.argv.slice(2))
