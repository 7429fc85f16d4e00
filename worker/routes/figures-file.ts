import { Hono, type Context } from 'hono'
import { figureColumns, figureLines } from '#shared/figures/lines.ts'
import { figuresAsked, type Calling } from './figures-asked.ts'
import { linesFile, type FileKind } from './lines-file.ts'

/** The figures of the overview as a file. Mounted behind the key of a tenant, and behind the sign-in of the console. */
export const figureFiles = new Hono<Calling>()

figureFiles.get('/figures.csv', (c) => fileOf(c, 'csv'))
figureFiles.get('/figures.ndjson', (c) => fileOf(c, 'ndjson'))

async function fileOf(c: Context<Calling>, kind: FileKind) {
  const parts = figureLines(await figuresAsked(c))
  return linesFile(c, { name: 'figures', kind, columns: figureColumns, parts })
}
