import type { Effect } from '#shared/engine/effects.ts'
import type { Event } from '#shared/engine/events.ts'
import type { Input, Line, Said, Turn } from '#shared/protocol/turn.ts'

/** Marks that no eye sees: isolates become brackets, the rest is left out. Odd spaces of some ICU versions too. */
export const visible = (text: string): string =>
  text
    .replaceAll('\u2068', '⟨')
    .replaceAll('\u2069', '⟩')
    .replaceAll(/[\u200e\u200f]/g, '')
    .replaceAll(/[\u00a0\u202f]/g, ' ')

const pairs = (lines: readonly Line[]): string[] => lines.map(({ label, value }) => `  ${label}: ${value}`)

function printInput(input: Input): string[] {
  switch (input.type) {
    case 'choice':
      return [input.label, `  ${input.options.map(({ label }) => label).join(' / ')}`]
    case 'text':
      return [input.label]
    case 'offer':
      return [input.title, ...pairs(input.terms)]
    case 'confirm':
      return [input.title, ...pairs(input.points)]
  }
}

function controlsOf({ input, skip, back, wayOut, words, outcome }: Turn): string[] {
  const more = input !== null && 'more' in input ? input.more.map(({ label }) => label) : []
  const own = input !== null && 'accept' in input ? [input.accept, ...more, input.decline] : []
  const last = outcome === null ? null : (words?.label ?? null)
  return [...own, skip, back, wayOut, last].filter((label) => label !== null).map((label) => `[${label}]`)
}

/** What Parley shows, a line each: sentences, question, options or terms, and every control on the screen. */
export function printTurn(turn: Turn): string[] {
  const { messages, input, receipt } = turn
  const proof = receipt
    ? [receipt.title, ...pairs(receipt.lines), ...receipt.letter.map((line) => `  | ${line}`)]
    : []
  const controls = controlsOf(turn)
  const lines = [...messages, ...(input ? printInput(input) : []), ...proof]
  return [...lines, ...(controls.length > 0 ? [`  ${controls.join(' ')}`] : [])].map(
    (line) => `< ${visible(line)}`,
  )
}

const values = (thing: object): string =>
  Object.values(thing)
    .map((value) => (typeof value === 'object' && value !== null ? values(value) : String(value)))
    .join(' ')

export const printEffect = (effect: Effect): string => `! ${values(effect)}`

/** Which rules were tried and why each passed or not; those meant for the other attempt are left out. */
export function printTrace(event: Event): string[] {
  if (event.type !== 'offer_considered') return []
  const { attempt, withheld, tried } = event.choice
  if (withheld !== null) return [`~ no offer: ${withheld}`]
  const told = tried
    .filter(({ verdict }) => verdict !== 'other_attempt')
    .map(({ rule, verdict }) => `${rule} ${verdict}`)
  return [`~ ${[attempt, ...(told.length > 0 ? told : ['no rule'])].join(' · ')}`]
}

export const printSaid = ({ by, text }: Said): string => `| ${by}: ${visible(text)}`
