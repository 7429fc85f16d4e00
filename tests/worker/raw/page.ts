/** Everything on a page that is a figure: its tables, its tiles, and whatever else is said with a number in it. */
import { expect } from 'vitest'
import { all, hasClass, plain, tagged, textOf, treeOf, type Element, type Node } from './tree.ts'

export interface Page {
  /** By the id of the plot or of the caption, else by the heading above and the caption; the head is the first row. */
  tables: Record<string, string[][]>
  /** Names with what stands beside them: the figure of a tile, and what is said of it. */
  tiles: Record<string, string[]>
  /** All other lines with a digit, in their order. */
  said: string[]
}

/** `without`: headings of sections that hold no figures of customers. Forms are not read: they say what was typed. */
export function pageIn(html: string, without: readonly string[] = []): Page {
  const [main] = tagged(treeOf(html), 'main')
  if (!main) throw new Error('a page has a main part')
  const isLeftOut = (one: Element) =>
    one.tag === 'form' || (one.tag === 'section' && without.includes(headingIn(one)))
  const read = pruned(main, isLeftOut)
  return { tables: tablesIn(read), tiles: tilesIn(read), said: said(read) }
}

const headingIn = (section: Element): string => textOf(tagged(section, 'h2')[0] ?? '')

function pruned(of: Element, isOut: (one: Element) => boolean): Element {
  const children = of.children
    .filter((child) => typeof child === 'string' || !isOut(child))
    .map((child) => (typeof child === 'string' ? child : pruned(child, isOut)))
  return { ...of, children }
}

function tablesIn(main: Element): Page['tables'] {
  const tables: Page['tables'] = {}
  let [heading, plot] = ['', '']
  for (const one of tagged(main, 'h2', 'h3', 'figure', 'figcaption', 'table')) {
    if (one.tag === 'h2') heading = ''
    else if (one.tag === 'h3') heading = textOf(one)
    else if (one.tag === 'figure') plot = one.attributes['id'] ?? ''
    else if (one.tag === 'table') {
      const [caption] = tagged(one, 'caption')
      const named =
        caption?.attributes['id'] ?? [heading, caption && textOf(caption)].filter(Boolean).join(' / ')
      const name = caption ? named : plot
      if (tables[name]) throw new Error(`two tables ${name}`)
      tables[name] = tagged(one, 'tr').map((row) => tagged(row, 'th', 'td').map(textOf))
    }
  }
  return tables
}

const isTiles = (one: Element): boolean => one.tag === 'dl'

function tilesIn(main: Element): Page['tiles'] {
  const tiles = all(main, isTiles).flatMap((list) => tagged(list, 'div'))
  return Object.fromEntries(
    tiles.map((tile) => [
      textOf(tagged(tile, 'dt')[0] ?? ''),
      tagged(tile, 'dd')
        .filter((one) => tagged(one, 'a').length === 0)
        .map(textOf),
    ]),
  )
}

const inLines = new Set(['a', 'b', 'bdi', 'code', 'em', 'i', 'small', 'span', 'strong', 'time'])
const isBlock = (of: Node): of is Element => typeof of !== 'string' && !inLines.has(of.tag)
const isElsewhere = (one: Element): boolean => one.tag === 'table' || one.tag === 'svg' || isTiles(one)

function said(main: Element): string[] {
  return linesIn(pruned(main, isElsewhere)).filter((line) => /\d/.test(line))
}

/** One for each block of words; what stands beside other blocks is a line too. */
function linesIn(of: Element): string[] {
  const lines: string[] = []
  let line: Node[] = []
  const close = () => lines.push(plain(line.map(textOf).join(' ')))
  for (const child of of.children) {
    if (!isBlock(child)) {
      line.push(child)
      continue
    }
    close()
    line = []
    lines.push(...linesIn(child))
  }
  close()
  return lines.filter((one) => one !== '')
}

/** Of a picture: the names of its places, line by line, and what it says to who does not see it. */
function pictureIn(figure: Element): { id: string; told: string; places: string[] } {
  const places = all(figure, (one) => hasClass(one, 'plot-column'))
  return {
    id: figure.attributes['id'] ?? '',
    told: tagged(figure, 'desc').map(textOf).join(' '),
    places: places.map(textOf),
  }
}

/** Every figure of a page, and no other; its pictures say what their tables do. */
export function expectFigures(html: string, shown: Page, expected: Page): void {
  expect(Object.keys(shown.tables).toSorted()).toEqual(Object.keys(expected.tables).toSorted())
  for (const [name, table] of Object.entries(expected.tables)) expect(shown.tables[name], name).toEqual(table)
  expect(shown.tiles).toEqual(expected.tiles)
  expect(shown.said).toEqual(expected.said)
  expectPictures(html, shown)
}

/** Whatever a picture says stands in its table too. */
function expectPictures(html: string, { tables }: Page): void {
  for (const { id, told, places } of tagged(treeOf(html), 'figure').map(pictureIn)) {
    const rows = tables[id]?.slice(1) ?? []
    if (places.length > 0) expect(places.length, id).toBe(rows.length)
    for (const [at, place] of places.entries())
      for (const cell of rows[at] ?? []) expect(place, id).toContain(cell)
    const words = new Set(rows.flat().flatMap(numbersIn))
    expect(
      numbersIn(told).filter((one) => !words.has(one)),
      `${id}: ${told}`,
    ).toEqual([])
  }
}

const numbersIn = (text: string): string[] => text.match(/\d[\d.,]*\d|\d/g) ?? []
