import { Hono, type Context } from 'hono'
import { dayLines } from '#shared/experiments/report/day-lines.ts'
import { reportColumns, reportLines, type ReportLine } from '#shared/experiments/report/lines.ts'
import { Refused } from '../errors.ts'
import type { ExperimentTold } from '../tenant/experiments/life-calls.ts'
import type { Calling } from './figures-asked.ts'
import { linesFile, type FileKind } from './lines-file.ts'

/** The report on an experiment as a file, with the days it is made of. Mounted as the files of exposures are. */
export const reportFiles = new Hono<Calling>()

reportFiles.get('/:id/report.csv', (c) => fileOf(c, c.req.param('id'), 'csv'))
reportFiles.get('/:id/report.ndjson', (c) => fileOf(c, c.req.param('id'), 'ndjson'))

async function fileOf(c: Context<Calling>, id: string, kind: FileKind) {
  const told = await tenantOf(c).experiment(id)
  if (told === null) throw new Refused('not_found', 'There is no experiment of this name.')
  return linesFile(c, { name: 'report', kind, columns: reportColumns, parts: partsOf(c, told) })
}

/** Of a draft there is nothing yet. Days are asked for phase by phase, when it is their turn. */
async function* partsOf(c: Context<Calling>, { life, report }: ExperimentTold): AsyncGenerator<ReportLine[]> {
  if (report === null) return
  yield* reportLines(report)
  const { id, horizon } = life.experiment
  for (const { experiment } of life.phases) {
    const asked = { experiment: id, phase: experiment.phase, daysOf: horizon }
    yield* dayLines(await tenantOf(c).experimentSums(asked))
  }
}

const tenantOf = (c: Context<Calling>) => c.env.TENANT.getByName(c.get('tenant').id)
