import type { Change } from '#shared/engine/change.ts'
import type { Paid } from '#shared/engine/paid.ts'
import type { Changing, FaultMode, Letter, ReceivedLetter, Sight } from './books.ts'
import type { Year, YearAsked } from './years.ts'

/** What the routes ask of the shop. The Durable Object answers it, and so does a stand-in in a test. */
export interface Desk {
  see(id: string, at: string): Promise<Sight | null>
  paid(id: string, since: string, at: string): Promise<Paid | null>
  change(id: string, key: string, change: Change, at: string): Promise<Changing>
  keep(id: string, at: string): Promise<void>
  receive(id: string, key: string, letter: Letter, at: string): Promise<boolean>
  letters(id: string): Promise<ReceivedLetter[]>
  startOver(at: string): Promise<void>
  fault(): Promise<FaultMode>
  setFault(mode: FaultMode): Promise<void>
  year(): Promise<Year | null>
  /** @returns false where one is being played already. */
  playYear(asked: YearAsked, at: string): Promise<boolean>
}

export interface DemoEnv {
  PARLEY: { fetch(request: Request): Promise<Response> }
  PARLEY_DEMO_KEY: string
  DEMO_TENANT: string
  DEMO_KID: string
  DEMO_SIGNING_KEY: string
  DEMO_FAULTS?: string
}

/** A request's surroundings, handed in where the app is made. */
export interface Around {
  desk: (env: DemoEnv) => Desk
  now: () => Date
  wait: (milliseconds: number) => Promise<void>
}
