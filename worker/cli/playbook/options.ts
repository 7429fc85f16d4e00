import { parseArgs } from 'node:util'
import * as z from 'zod'
import { Stop } from './stop.ts'

export const usage = `Usage: npm run playbook -- VERB …

  check FILE.json            what keeps it from being published, and what is overdue
  check --live               the same of the playbook that is live
  diff FROM.json TO.json     what changes, in words; "live" names the playbook that is live
  try DRAFT.json --customers FILE.csv
                             who would get something else, and what that costs
  try DRAFT.json --sessions FILE.ndjson
                             the same over recorded sessions, each on its own day, and beside what truly happened
  schema                     the JSON Schema of a playbook, for editors

  --map FILE.json       try: which column gives what (default: FILE.mapping.json, beside the CSV)
  --against FILE.json   try: instead of the playbook that is live
  --at 2026-11-22       check, try --customers: the day (default: today, UTC)
  --json                one JSON document instead of words
  --out FILE            into a file instead of the terminal

Live is the playbook we ship. It ends with 0 where all is well, 1 where there are problems, 2 where nothing could be
done.`

export interface Options {
  files: string[]
  customers: string | null
  /** An export of the console's recorded sessions. */
  sessions: string | null
  mapping: string
  against: string
  live: boolean
  /** A day like 2026-11-22. */
  at: string
  json: boolean
  out: string | null
}

/** What one may call the playbook that is live, in place of a file. */
export const live = 'live'

/** The verb and its options; null where help was asked for. */
export function optionsFrom(args: string[], today: string): { verb: string; options: Options } | null {
  const { values, positionals } = parsed(args)
  const [verb, ...files] = positionals
  if (values.help) return null
  if (verb === undefined) throw badUsage('name a verb')
  const at = values.at ?? today
  if (!z.iso.date().safeParse(at).success) throw badUsage(`--at ${at} is not a day like 2026-11-22`)
  const customers = values.customers ?? null
  return {
    verb,
    options: {
      files,
      customers,
      sessions: values.sessions ?? null,
      mapping: values.map ?? `${(customers ?? '').replace(/\.csv$/i, '')}.mapping.json`,
      against: values.against ?? live,
      live: values.live ?? false,
      at,
      json: values.json ?? false,
      out: values.out ?? null,
    },
  }
}

function parsed(args: string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const options = {
    customers: text,
    sessions: text,
    map: text,
    against: text,
    at: text,
    out: text,
    live: flag,
    json: flag,
    help: flag,
  }
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw badUsage(error instanceof Error ? error.message : String(error))
  }
}

export const badUsage = (message: string): Stop => new Stop(`${message}\n\n${usage}`)
