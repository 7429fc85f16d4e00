/** What the parts of an experiment's page are made of. */
import type { Page } from './page.ts'
import type { Part } from './part.ts'
import type { Watched } from './watched.ts'
import type { Written } from './written.ts'

export interface Watching extends Watched {
  write: Written
  /** Arms as the page calls them; the holdout first. */
  names: Readonly<Record<string, string>>
}

export type WatchPart = Part<Watching>

export const nameOf = ({ names }: Watching, arm: string): string => names[arm] ?? arm
export const armsOf = ({ known: { document } }: Watching): string[] => [document.holdout, ...document.offers]

export type Tables = Page['tables']
