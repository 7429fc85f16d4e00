import { Hono } from 'hono'
import type { CorrectionRow } from '#shared/corrections/row.ts'
import { csvHeader, csvLine, jsonLine } from '#shared/corrections/write.ts'
import type { Visit, Visiting } from './visit.ts'

/** What support corrected, as a file: what it takes to read better next time. Words are in it while they are kept. */
export const corrections = new Hono<Visiting>()

corrections.get('/corrections.csv', (c) => fileOf(c, 'csv', 'text/csv; charset=utf-8', csvHeader, csvLine))
corrections.get('/corrections.ndjson', (c) => fileOf(c, 'ndjson', 'application/x-ndjson', '', jsonLine))

type LineOf = (row: CorrectionRow) => string

/** Sent page by page as it is asked for, however long it is. */
async function fileOf(c: Visit, ending: string, type: string, head: string, lineOf: LineOf) {
  const next = pagesOf(c, lineOf)
  // The first page is asked for before anything is sent, so that a fault can still be told.
  const first = (await next()) ?? ''
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(head + first)),
    async pull(controller) {
      const lines = await next()
      if (lines === null) controller.close()
      else controller.enqueue(encoder.encode(lines))
    },
  })
  return c.body(body, 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="corrections.${ending}"`,
  })
}

/** The lines of one page after another; null when there are no more. */
function pagesOf(c: Visit, lineOf: LineOf): () => Promise<string | null> {
  const tenant = c.env.TENANT.getByName(c.get('tenant').id)
  let after = 0
  return async () => {
    const page = await tenant.corrections(after)
    after = page.at(-1)?.place ?? after
    return page.length === 0 ? null : page.map(({ row }) => lineOf(row)).join('')
  }
}
