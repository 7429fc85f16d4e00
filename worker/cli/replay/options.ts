import { parseArgs } from 'node:util'
import * as z from 'zod'
import { ReplayError } from '#shared/replay/problem.ts'

export const usage = `Usage: npm run replay -- CUSTOMERS.csv [options]

  --map FILE.json       which column gives what (default: CUSTOMERS.mapping.json, beside the CSV)
  --playbook FILE.json  another playbook than the one we ship
  --at 2026-11-22       the day it is played on (default: today, UTC)
  --json                one JSON document instead of tables
  --out FILE            into a file instead of the terminal`

export interface Files {
  customers: string
  mapping: string
  playbook: string | null
}

export interface Options {
  files: Files
  at: Date
  json: boolean
  out: string | null
  help: boolean
}

/** @throws ReplayError where the words after the command are not among those above. */
export function optionsFrom(args: string[], today: string): Options {
  const { values, positionals } = parsed(args)
  const [customers, ...more] = positionals
  const help = values.help ?? false
  if (!help && (customers === undefined || more.length > 0)) throw badUsage('name one CSV file')
  return {
    files: {
      customers: customers ?? '',
      mapping: values.map ?? `${(customers ?? '').replace(/\.csv$/i, '')}.mapping.json`,
      playbook: values.playbook ?? null,
    },
    at: dayFrom(values.at ?? today),
    json: values.json ?? false,
    out: values.out ?? null,
    help,
  }
}

function parsed(args: string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const options = { map: text, playbook: text, at: text, out: text, json: flag, help: flag }
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw badUsage(error instanceof Error ? error.message : String(error))
  }
}

function dayFrom(day: string): Date {
  if (!z.iso.date().safeParse(day).success) throw badUsage(`--at ${day} is not a day like 2026-11-22`)
  return new Date(`${day}T00:00:00Z`)
}

const badUsage = (message: string): ReplayError =>
  new ReplayError('bad_usage', null, `${message}\n\n${usage}`)
