import type { Tally } from '#shared/nps.ts'
import { PlaybookCalls } from './playbook-calls.ts'
import type { SessionRow } from './session-row.ts'
import { scoresUntil, stayedRows, type StayedPlace } from './stayed.ts'

/** What is asked of a tenant's object about those who stayed. */
export class FollowCalls extends PlaybookCalls {
  /** The newest first. */
  async stayed(after: StayedPlace | null): Promise<SessionRow[]> {
    return stayedRows(this.ctx.storage.sql, after)
  }

  /** What they said when they were asked, as of now. */
  async scores(): Promise<Tally> {
    return scoresUntil(this.ctx.storage.sql, Date.now())
  }
}
