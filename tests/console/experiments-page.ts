import { aConsole } from './a-console.ts'
import type { Desk } from './a-desk.ts'

export interface Seen {
  status: number
  location: string | null
  html: string
  /** What is read on it. */
  text: string
}

const readable = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#39;|&quot;/g, '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/[\u200e\u200f\u2066-\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

async function seenIn(response: Response): Promise<Seen> {
  const html = await response.text()
  const [, main = html] = /<main[^>]*>(.*)<\/main>/s.exec(html) ?? []
  return {
    status: response.status,
    location: response.headers.get('location'),
    html: main,
    text: readable(main),
  }
}

export interface Form {
  [name: string]: string
}

/** The pages as an operator sees them, in a language. */
export function experimentPages(desk: Desk, language = 'en') {
  const console = aConsole([], { desk })
  const cookie = async () => `${await console.cookie()}; parley_console_lang=${language}`
  return {
    get: async (path: string): Promise<Seen> =>
      seenIn(await console.send(`/console/experiments${path}`, { headers: { cookie: await cookie() } })),
    post: async (path: string, form: Form): Promise<Seen> =>
      seenIn(await console.post(`/console/experiments${path}`, form, { cookie: await cookie() })),
  }
}

/** A form as somebody fills it in, with nothing wrong in it. */
export const filled = (changes: Form = {}): Form => ({
  press: 'keep',
  id: '',
  name: 'One month or two',
  hypothesis: 'A shorter pause is resumed by more.',
  owner: 'Product marketing',
  vary: 'terms',
  figure: 'pause-2.months',
  to: '1',
  amounts: '',
  rule: 'product-help',
  offer: 'right-size',
  key: 'sorry.unused',
  en: '',
  he: '',
  attempts: '1',
  today: '1',
  pays: 'month',
  holdout: '41',
  horizon: '90',
  effect: '5',
  coverage: '100',
  startsOn: '',
  endsOn: '',
  cap: '',
  currency: '',
  share: '25',
  perDay: '40',
  ...changes,
})
