/** What an overview page says, read out of its HTML. */
import { plain } from './playbook-forms.ts'

const cellsOf = (row: string): string[] =>
  [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => plain(cell).trim())

/** The body of a table: one of the page's own by the id of its name, or that behind a plot by the plot's id. */
export function tableIn(html: string, id: string): string[][] {
  const place = [`aria-labelledby="${id}"`, `<figure class="plot" id="${id}"`].map((mark) =>
    html.indexOf(mark),
  )
  const from = place.find((at) => at >= 0)
  if (from === undefined) throw new Error(`no table ${id}`)
  const body = /<tbody[^>]*>(.*?)<\/tbody>/s.exec(html.slice(from))?.[1] ?? ''
  return [...body.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) => cellsOf(row))
}

/** A tile by its name: its figure, and what is said below it. */
export function tileIn(html: string, name: string): { figure: string; means: string } {
  const at = html.indexOf(`<dt>${name}</dt>`)
  if (at < 0) throw new Error(`no tile ${name}`)
  const [figure = '', means = ''] = [
    ...html.slice(at, html.indexOf('</div>', at)).matchAll(/<dd[^>]*>(.*?)<\/dd>/gs),
  ].map(([, text = '']) => plain(text).trim())
  return { figure, means }
}

/** `1,148` and `€2,448.91` as numbers; NaN for words. */
export const numberIn = (text: string): number => Number(text.replaceAll(/[^\d.-]/g, '') || Number.NaN)

export const percentOf = (part: number, whole: number): string =>
  whole === 0 ? 'not known' : `${Number(((100 * part) / whole).toFixed(1))}%`
