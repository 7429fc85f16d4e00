import type { Counts } from '#shared/figures/counts.ts'
import { quiet } from '../../quiet.ts'
import { FollowCalls } from '../follow-calls.ts'
import { givenIn, keepGiven, type GivenNow } from './given-months.ts'
import { countsUntil } from './sums.ts'

/** What is asked of a tenant's object about all its sessions together. */
export class FigureCalls extends FollowCalls {
  /** Sums over the last `days` days, today among them. */
  async counts(days: number): Promise<Counts> {
    return countsUntil(this.ctx.storage.sql, Date.now(), days)
  }

  /** What the business said of its months. */
  async given(): Promise<Record<string, GivenNow>> {
    return givenIn(this.ctx.storage.sql)
  }

  async give(month: string, said: GivenNow): Promise<void> {
    keepGiven(this.ctx.storage.sql, month, said)
  }
}

quiet(FigureCalls)
