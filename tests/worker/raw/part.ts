/** One part of what a page ought to show. */
import type { Page } from './page.ts'

/** `said` may hold lines without a number: those are not looked for. */
export type Part<Of> = (of: Of) => Partial<Page>

export function pageOf<Of>(of: Of, parts: readonly Part<Of>[]): Page {
  const made = parts.map((part) => part(of))
  return {
    tables: Object.assign({}, ...made.map(({ tables }) => tables)) as Page['tables'],
    tiles: Object.assign({}, ...made.map(({ tiles }) => tiles)) as Page['tiles'],
    said: made.flatMap(({ said = [] }) => said).filter((line) => /\d/.test(line)),
  }
}

export const per = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
