/** What `npm run playbook` runs: a playbook is looked at from all sides before it is published. */
import { writeFileSync } from 'node:fs'
import { playbookSchema } from '#shared/playbook/json-schema.ts'
import { check } from './playbook/check.ts'
import { diff } from './playbook/diff.ts'
import { badUsage, optionsFrom, usage, type Options } from './playbook/options.ts'
import { Stop } from './playbook/stop.ts'
import type { Told } from './playbook/told.ts'
import { tryDraft } from './playbook/try.ts'

const json = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`

const schema = (): Told => ({
  text: json(playbookSchema()),
  document: playbookSchema(),
  exit: 0,
  problems: [],
})

const verbs: Record<string, (options: Options) => Told> = { check, diff, try: tryDraft, schema }

function run(args: string[]): number {
  const asked = optionsFrom(args, new Date().toISOString().slice(0, 10))
  if (asked === null) {
    console.log(usage)
    return 0
  }
  const { verb, options } = asked
  const work = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  if (!work) throw badUsage(`${verb} is none of ${Object.keys(verbs).join(', ')}`)
  const told = work(options)
  const text = options.json ? json(told.document) : told.text
  if (options.out === null) process.stdout.write(text)
  else writeFileSync(options.out, text)
  for (const line of told.problems) console.error(line)
  return told.exit
}

function main(args: string[]): number {
  try {
    return run(args)
  } catch (error) {
    console.error(error instanceof Stop || error instanceof Error ? error.message : error)
    return 2
  }
}

/** A reader that has seen enough, such as `head`, is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = main(process.argv.slice(2))
