/** Figures as a file, line by line: CSV that a spreadsheet may open, or a JSON document on each line. */
import type { Context } from 'hono'
import { csvText } from '#shared/csv/cell.ts'

export type FileKind = 'csv' | 'ndjson'

const types: Record<FileKind, string> = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson',
}

type Line<C extends string> = Readonly<Record<C, string | number | null>>
type Parts<C extends string> = Iterable<readonly Line<C>[]> | AsyncIterable<readonly Line<C>[]>

interface File<C extends string> {
  /** Without its ending. */
  name: string
  kind: FileKind
  columns: readonly C[]
  /** Each is made when there is room for it. */
  parts: Parts<C>
}

/** What is not known is null, in CSV empty. */
export function linesFile<C extends string>(c: Context, { name, kind, columns, parts }: File<C>): Response {
  const all =
    kind === 'csv'
      ? texts(csvText(columns), parts, (line) => csvText(columns.map((column) => line[column] ?? '')))
      : texts('', parts, (line) => `${JSON.stringify(line)}\n`)
  return c.body(streamed(all), 200, {
    'content-type': types[kind],
    'content-disposition': `attachment; filename="${name}.${kind}"`,
  })
}

async function* texts<C extends string>(head: string, parts: Parts<C>, write: (line: Line<C>) => string) {
  yield head
  for await (const part of parts) yield part.map(write).join('')
}

/** A piece of nothing would leave whoever reads waiting for the next, so it is passed over. */
function streamed(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      let next = await pieces.next()
      while (!next.done && next.value === '') next = await pieces.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
    cancel: async () => void (await pieces.return(undefined)),
  })
}
