import { governing } from '#shared/engine/steps/route.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import { readCustomers } from './customers.ts'
import type { Mapping } from './mapping.ts'
import { play } from './play.ts'
import { purseOf } from './purse.ts'
import { quoted, ReplayError, type Problem } from './problem.ts'
import { resultOf, type Result } from './result.ts'
import { refusedOf, totalsOf, type ReasonTotals, type Refused } from './totals.ts'

/** Who would get what, under one playbook, on one day. */
export interface Replay {
  playbook: string
  /** The day it is played on. */
  at: string
  rows: number
  results: Result[]
  totals: ReasonTotals[]
  refused: Refused
  problems: Problem[]
}

/** Plays every leaver of a CSV through the playbook, in order: budgets run out. Nothing is recorded and nobody is asked. */
export function replay(compiled: Compiled, text: string, mapping: Mapping, at: Date): Replay {
  checkPhrases(mapping, compiled)
  const { rows, leavers, problems } = readCustomers(text, mapping, at)
  const purse = purseOf(compiled.playbook)
  const results = leavers.map((leaver) => resultOf(compiled, play(compiled, leaver, at, purse)))
  return {
    playbook: compiled.playbook.name,
    at: at.toISOString().slice(0, 10),
    rows,
    results,
    totals: totalsOf(compiled, results),
    refused: refusedOf(results),
    problems,
  }
}

const file = 'mapping' as const

/** Every phrase must say something that this playbook asks about. */
function checkPhrases({ reasons: { phrases } }: Mapping, compiled: Compiled): void {
  for (const [phrase, { reasons, probe }] of Object.entries(phrases)) {
    const unknown = reasons.find((reason) => !compiled.reasons.has(reason))
    if (unknown !== undefined) {
      const known = [...compiled.reasons.keys()].join(', ')
      const message = `phrase ${quoted(phrase)}: no reason ${quoted(unknown)}; there are ${known}`
      throw new ReplayError('unknown_reason', { file }, message)
    }
    const options = governing(compiled, reasons)?.probe?.options ?? []
    if (probe === null || options.includes(probe)) continue
    const known = options.length > 0 ? `there are ${options.join(', ')}` : 'there are none to choose from'
    throw new ReplayError(
      'unknown_probe',
      { file },
      `phrase ${quoted(phrase)}: no answer ${quoted(probe)}; ${known}`,
    )
  }
}
