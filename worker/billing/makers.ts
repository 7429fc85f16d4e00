import type { Change } from '#shared/engine/change.ts'

type With<W, T extends Change['type']> = Omit<W, 'change'> & { change: Extract<Change, { type: T }> }

/** How a provider is told of each kind of change; a kind that is missing does not compile. */
export type Makers<W> = { [T in Change['type']]: (work: With<W, T>) => Promise<void> }

export const makeBy = <W extends { change: Change }>(makers: Makers<W>, work: W): Promise<void> =>
  (makers[work.change.type] as (work: W) => Promise<void>)(work)
