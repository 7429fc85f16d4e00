import type { ExperimentSums } from '#shared/outcomes/experiment-sums.ts'
import { quiet } from '../../quiet.ts'
import { LifeCalls } from './life-calls.ts'
import { experimentSums, type SumsAsked } from './sums.ts'

/** What is asked of a tenant's object about its experiments. */
export class ExperimentCalls extends LifeCalls {
  /** As of the last row that came in, and of the last day that was closed. */
  async experimentSums(asked: SumsAsked): Promise<ExperimentSums> {
    return experimentSums(this.ctx.storage.sql, asked)
  }
}

quiet(ExperimentCalls)
