import { meant } from '#shared/rules/nearest.ts'
import type { Problem } from './problem.ts'

/** A slip in a currency would mean nobody, and nobody would be told. */
export function strangeCurrencies(amounts: Record<string, number>, path: string): Problem[] {
  const known = (currencies ??= Intl.supportedValuesOf('currency'))
  return Object.keys(amounts)
    .filter((code) => !known.includes(code))
    .map((code) => ({
      path: `${path}.${code}`,
      message: `${JSON.stringify(code)} is no currency of ISO 4217${meant(code, known)}`,
    }))
}

/** ISO 4217, as `Intl` knows it. */
let currencies: string[] | undefined
