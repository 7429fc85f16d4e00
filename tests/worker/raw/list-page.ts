/** What the list of experiments ought to show: days, customers let in, and what may be said. */
import { dayMs } from '../exposed-rows.ts'
import type { Page } from './page.ts'
import { nameOf, type Tables, type Watching } from './watch-part.ts'
import { keptState } from './watched.ts'

export interface Listed {
  of: Watching
  title: string
  below: string
  state: 'running' | 'stopped'
  /** From its beginning until it was stopped, or today. */
  from: string
  until: string
}

export function listOf(all: readonly Listed[]): Tables {
  const tables: Page['tables'] = {}
  for (const state of ['running', 'stopped'] as const) {
    const own = all.filter((one) => one.state === state)
    const [first] = own
    if (!first) continue
    const { say } = first.of.write
    const caption = `${say(`exp.group.${state}`)}: ${say('exp.shown', { n: own.length })}`
    const head = (['name', 'state', 'days', 'let_in', 'said'] as const).map((one) => say(`exp.${one}`))
    tables[caption] = [head, ...own.map(rowOf)]
  }
  return tables
}

function rowOf({ of, title, below, state, from, until }: Listed): string[] {
  const { say, count } = of.write
  return [
    `${title} ${below}`,
    say(`exp.state.${state}`),
    count(Math.round((Date.parse(until) - Date.parse(from)) / dayMs)),
    letInOf(of),
    saidOf(of).join(' '),
  ]
}

/** In all arms, of as many as the plan of the comparison that fills slowest takes. */
function letInOf({ known: { document, subjects }, write: { say, count } }: Watching): string {
  const { id, phases, holdout, offers, planned } = document
  const shares = phases.at(-1)?.shares ?? {}
  const least = Math.min(...offers.map((arm) => (shares[arm] ?? 0) + (shares[holdout] ?? 0)))
  const n = count(subjects.length)
  return id === 'holdout' ? n : say('overview.of', { n, all: count(Math.round(planned / least)) })
}

/** A block before every verdict; each offer by its name where there are several. */
function saidOf(of: Watching): string[] {
  const { say, range } = of.write
  const { offers } = of.known.document
  if (of.lopsided.length > 0) return [say('exp.said.blocked')]
  return offers.map((arm) => {
    const saved = of.saved[arm]
    const verdict = say(`exp.verdict.${keptState(of, arm)}`)
    const said = saved ? `${verdict}: ${range(saved)}` : verdict
    return offers.length === 1 ? said : say('exp.said.of', { name: nameOf(of, arm), said })
  })
}
