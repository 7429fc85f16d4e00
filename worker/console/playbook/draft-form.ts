import type { Visit } from '../visit.ts'

/** Bytes of the draft's form: 500 rules with long conditions and words in two languages are less than half of it. */
export const largestDraft = 512 * 1024

/** The form as it came in. Nothing in it is believed. */
export interface DraftForm {
  text: string
  /** A file was sent that is no UTF-8; `text` is as much of it as could be read. */
  isGarbled: boolean
  press: 'check' | 'try' | 'publish'
  author: string
  /** The version that was checked, and the publication it was compared with. */
  version: string
  over: number
}

type Body = Record<string, string | File>

export async function draftForm(c: Visit): Promise<DraftForm> {
  const body: Body = await c.req.parseBody<Body>().catch(() => ({}))
  const press = textIn(body, 'press')
  return {
    ...(await draftIn(body)),
    press: press === 'try' || press === 'publish' ? press : 'check',
    author: textIn(body, 'author').trim().slice(0, 100),
    version: textIn(body, 'version'),
    over: /^\d{1,9}$/.test(textIn(body, 'over')) ? Number(textIn(body, 'over')) : -1,
  }
}

const textIn = (body: Body, name: string): string => {
  const value = body[name]
  return typeof value === 'string' ? value : ''
}

async function draftIn(body: Body): Promise<Pick<DraftForm, 'text' | 'isGarbled'>> {
  const { file } = body
  if (!(file instanceof File) || file.size === 0)
    return { text: withOneLineEnd(textIn(body, 'text')), isGarbled: false }
  const bytes = await file.arrayBuffer()
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
    return { text: withOneLineEnd(text), isGarbled: false }
  } catch {
    return { text: withOneLineEnd(new TextDecoder().decode(bytes)), isGarbled: true }
  }
}

/** Forms send every end of a line as two characters, whatever it was. */
const withOneLineEnd = (text: string): string => text.replaceAll(/\r\n?/g, '\n')
