/**
 * What `npm run reading` runs: an export of corrected readings, read once more by the phrases of today.
 * Ends with 0 where every row was read, 1 where some had problems and were left out, 2 where nothing could be scored.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readCorrections } from '#shared/corrections/read.ts'
import { readComment } from '#shared/reading/comment.ts'
import { phrasesOf } from '#shared/reading/phrases.ts'
import { scored } from '#shared/reading/scored.ts'
import { readSound, withPath } from './playbook/files.ts'
import { Stop } from './playbook/stop.ts'
import { report } from './reading/report.ts'
import { readText } from './replay/files.ts'
import { problemLine } from './replay/report.ts'

const usage = `Usage: npm run reading -- CORRECTIONS.csv [options]

The file comes from the console: /console/corrections.csv, or .ndjson.

  --playbook FILE.json  read with the phrases of this playbook too
  --json                one JSON document instead of a table
  --out FILE            into a file instead of the terminal`

function run(args: string[]): number {
  const { values, positionals } = parsed(args)
  if (values.help) {
    console.log(usage)
    return 0
  }
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) throw badUsage('name one file of corrections')
  const own = values.playbook === undefined ? undefined : phrasesOf(readSound(values.playbook).reasons)
  const read = withPath(path, () =>
    readCorrections(readText(path, 'customers'), /\.(nd)?jsonl?$/i.test(path)),
  )
  const result = scored(read.labelled, (text) => readComment(text, own))
  const document = { gone: read.gone, ...result, problems: read.problems }
  const text = values.json ? `${JSON.stringify(document, null, 2)}\n` : report(path, read, result)
  if (values.out === undefined) process.stdout.write(text)
  else writeFileSync(values.out, text)
  for (const problem of read.problems) console.error(problemLine(path, problem))
  return read.problems.length > 0 ? 1 : 0
}

function parsed(args: string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    const options = { playbook: text, out: text, json: flag, help: flag }
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw badUsage(error instanceof Error ? error.message : String(error))
  }
}

const badUsage = (message: string): Stop => new Stop(`${message}\n\n${usage}`)

function main(args: string[]): number {
  try {
    return run(args)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 2
  }
}

/** A reader that has seen enough, such as `head`, is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = main(process.argv.slice(2))
