/** A page of ours as a tree: as much of HTML as we write. */
export interface Element {
  tag: string
  attributes: Readonly<Record<string, string>>
  children: Node[]
}
export type Node = Element | string

const never = new Set(['meta', 'link', 'input', 'br', 'hr', 'img'])

/** @throws Error where a tag is closed that is not open. */
export function treeOf(html: string): Element {
  const root: Element = { tag: 'root', attributes: {}, children: [] }
  const open = [root]
  const text = html.replaceAll(/<(style|script)\b.*?<\/\1>|<!doctype[^>]*>/gis, '')
  for (const [whole, end, name, more = ''] of text.matchAll(/<(\/?)([a-zA-Z0-9]+)([^>]*)>|[^<]+/g)) {
    const here = open.at(-1) ?? root
    if (name === undefined) here.children.push(unescaped(whole))
    else if (end === '/') {
      if (open.pop()?.tag !== name) throw new Error(`${whole} closes nothing`)
    } else {
      const element: Element = { tag: name, attributes: attributesIn(more), children: [] }
      here.children.push(element)
      if (!never.has(name) && !more.endsWith('/')) open.push(element)
    }
  }
  return root
}

const attributesIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name,
      unescaped(value),
    ]),
  )

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** Every element below it that is so, in their order; what is inside of one is looked at too. */
export function all(of: Node, is: (one: Element) => boolean): Element[] {
  if (typeof of === 'string') return []
  return [...(is(of) ? [of] : []), ...of.children.flatMap((child) => all(child, is))]
}

export const tagged = (of: Node, ...tags: string[]): Element[] => all(of, ({ tag }) => tags.includes(tag))

export const hasClass = ({ attributes }: Element, name: string): boolean =>
  (attributes['class'] ?? '').split(' ').includes(name)

/** What it says, in one line and without marks of direction. */
export const textOf = (of: Node): string => plain(wordsIn(of))

const wordsIn = (of: Node): string =>
  typeof of === 'string' ? of : of.tag === 'svg' ? ' ' : of.children.map(wordsIn).join(' ')

export const plain = (text: string): string =>
  text
    .replaceAll(/[\u2066-\u2069\u200e\u200f]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([:,.;])/g, '$1')
    .trim()
