import { describe, expect, test } from 'vitest'
import { titleOf } from '#shared/copy/offer-card.ts'
import { csvRows } from '#shared/replay/csv.ts'
import { asWritten } from '#shared/csv/cell.ts'
import { columns } from '#shared/corrections/write.ts'
import type { Event } from '#shared/engine/events.ts'
import type { Reason } from '#shared/playbook/playbook.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import type { Terms } from '#shared/rules/terms.ts'
import { compile } from '#shared/rules/compiled.ts'
import { happened } from '#worker/console/happened.ts'
import { withOwn } from '#worker/console/own-vocabulary.ts'
import { wordsIn } from '#worker/console/words.ts'
import { aCorrection } from '#tests/fixtures/a-correction.ts'
import { aPlaybook } from '#tests/fixtures/a-playbook.ts'
import { aConsole, origin, type AConsole } from './a-console.ts'
import { aRecord } from './a-record.ts'
import { silent, twoOffers } from './records.ts'

const noise: Reason = { id: 'noise', path: 'leave', probe: null, case: null, phrases: { en: ['too loud'] } }
const compiled = compile(
  aPlaybook({
    reasons: [noise, ...defaultPlaybook.reasons],
    words: {
      en: { 'reason.noise': 'It is <too> loud', 'parting.noise': 'We are sorry.' },
      he: { 'reason.noise': 'רועש מדי', 'parting.noise': 'צר לנו.' },
    },
  }),
  'own',
)
const loud = aRecord({
  who: { tenant: 'demo', customer: 'cus_loud' },
  session: 'loud-1',
  compiled,
  answers: [{ type: 'wrote', text: 'it is too loud' }, { type: 'accepted' }],
})
const words = loud.events.findIndex(({ type }) => type === 'words_given')
const corrected = {
  ...loud,
  read: (locale: string) => ({
    ...loud.read(locale),
    events: [
      ...loud.events,
      {
        type: 'reading_corrected' as const,
        of: words,
        intent: 'question' as const,
        reasons: ['service', 'noise'],
        by: 'Fernleaf <b>',
        at: '2026-11-06T09:00:00.000Z',
        turn: null,
      },
    ],
  }),
}

async function page(at: AConsole, path: string) {
  const response = await at.send(path, {
    headers: { cookie: await at.cookie(), 'accept-language': 'en' },
  })
  const html = await response.text()
  return { html, text: html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/[\s\u2068\u2069]+/g, ' ') }
}

async function press(at: AConsole, body: string, headers: Record<string, string> = { origin }) {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return at.send('/console/sessions/loud-1/corrections', {
    method: 'POST',
    headers: { cookie: await at.cookie(), ...type, ...headers },
    body,
  })
}

describe('beside the customer’s words', () => {
  test('stands how they were read, by whom, and a plain form to correct it', async () => {
    const { html, text } = await page(aConsole([loud]), '/console/sessions/loud-1')
    expect(text).toContain('Read by the lexicon')
    expect(text).toContain('Reasons heard It is &lt;too&gt; loud Sure 90%')
    expect(html).toContain('<form method="post" action="/console/sessions/loud-1/corrections">')
    expect(html).toContain(`<input type="hidden" name="of" value="${words}"/>`)
    expect(html).toContain('<option value="reason" selected="">')
    expect(html).toMatch(/name="reasons" value="noise" checked=""/)
    expect(html).toMatch(/name="reasons" value="price"\/>/)
    expect(html).not.toMatch(/<script|\sstyle=|\son\w+=/)
  })

  test('what was read then stays, the correction stands beside it and is what the form begins from', async () => {
    const { html, text } = await page(aConsole([corrected]), '/console/sessions/loud-1')
    expect(text).toContain('Read as names a reason')
    expect(text).toContain(
      'to “asks something”, reasons: Service and It is &lt;too&gt; loud; on Nov 6, 2026, 09:00 by Fernleaf &lt;b&gt;',
    )
    expect(html).toContain('<option value="question" selected="">')
    expect(html).toMatch(/name="reasons" value="service" checked=""/)
    expect(text).toContain('Support corrected how words were read')
  })

  test('words that are gone cannot be corrected, and that is said', async () => {
    const { html, text } = await page(aConsole([silent]), `/console/sessions/${silent.row.session}`)
    expect(text).toContain('It can no longer be corrected.')
    expect(html).not.toContain('/corrections"')
  })

  test('all of it in Hebrew too', async () => {
    const { text } = await page(aConsole([corrected]), '/console/sessions/loud-1?lang=he')
    for (const said of ['רועש מדי', 'המילון', 'תיקון הזיהוי', 'שמירת התיקון']) expect(text).toContain(said)
    expect(text).not.toMatch(/\b(reading|happened|trouble|intent)\.[a-z_.]+/)
  })
})

describe('the form', () => {
  test.each([
    ['several reasons', 'of=3&intent=reason&reasons=noise&reasons=price', ['noise', 'price']],
    ['one', 'of=3&intent=reason&reasons=noise', ['noise']],
    ['none', 'of=3&intent=reason', []],
  ])('with %s goes to the customer’s object, and back to the words', async (_, body, reasons) => {
    const at = aConsole([loud])
    const response = await press(at, body)
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      '/console/sessions/loud-1#words-3',
    ])
    const by = expect.stringMatching(/^[0-9a-f]{8}$/) as string
    expect(at.corrected).toEqual([{ id: 'loud-1', of: 3, intent: 'reason', reasons, by }])
  })

  test.each([
    '',
    'of=3',
    'of=-1&intent=reason',
    'of=x&intent=reason',
    'of=3&intent=greed',
    'of=3&of=4&intent=stay',
  ])('that is not whole is refused: %j', async (body) => {
    const at = aConsole([loud])
    const response = await press(at, body)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('That could not be read')
    expect(at.corrected).toEqual([])
  })

  test.each([
    ['from another site', { origin: 'https://evil.test' }, 403],
    ['from nowhere', {}, 403],
    ['without a cookie', { origin, cookie: '' }, 401],
  ])('%s is refused', async (_, headers, status) => {
    const at = aConsole([loud])
    expect((await press(at, 'of=3&intent=reason', headers)).status).toBe(status)
    expect(at.corrected).toEqual([])
  })

  test('of another tenant’s session finds nothing', async () => {
    const at = aConsole([{ ...loud, tenant: 'other' }])
    expect((await press(at, 'of=3&intent=reason')).status).toBe(404)
    expect(at.corrected).toEqual([])
  })
})

describe('the tenant’s own reasons', () => {
  const vocabulary = loud.read('en').vocabulary

  test.each([
    ['en', 'It is &lt;too&gt; loud'],
    ['he', 'רועש מדי'],
  ])('have their own words in the list and in its filter, in %s', async (lang, said) => {
    const at = aConsole([loud], { vocabulary })
    const { html } = await page(at, `/console?reason=noise&lang=${lang}`)
    expect(at.asked).toEqual([{ reason: 'noise', outcome: null, from: null, until: null, after: null }])
    expect(html).toContain(`<option value="noise" selected="">${said}</option>`)
    expect(html.replaceAll(/<option.*?<\/option>/g, '')).toContain(said)
  })

  test('what no live playbook has any more is named by its id', async () => {
    const { html } = await page(aConsole([loud]), '/console')
    expect(html).toContain('noise')
    expect(html).not.toContain('value="noise"')
  })

  test.each([
    ['en', 'Twice the space'],
    ['he', 'נפח כפול'],
  ] as const)('and so have its benefits and its follow-up answers, in %s', (language, said) => {
    const words = {
      en: { 'benefit.space': 'Twice the space', 'probe.option.at_night': 'Twice the space' },
      he: { 'benefit.space': 'נפח כפול', 'probe.option.at_night': 'נפח כפול' },
    }
    const own = withOwn(wordsIn(language), { reasons: [], words })
    const terms = { kind: 'benefit', benefit: 'space', months: 2, until: '2027-01-05' } as unknown as Terms
    expect(titleOf(terms, own.copy)).toContain(said)
    const answered: Event = { type: 'probe_answered', options: ['at_night'], at: '', turn: 1 }
    expect(happened(answered, own)).toContain(said)
    expect(happened(answered, wordsIn(language))).toContain('at_night')
  })

  test('a tenant’s wording of ours does not take the place of the console’s', async () => {
    const words = { en: { 'reason.price': 'Oh my', 'exit.began': 'Hm' } }
    const { html } = await page(
      aConsole([twoOffers], { vocabulary: { reasons: ['price'], words } }),
      '/console',
    )
    expect(html).toContain('Price')
    expect(html).not.toContain('Oh my')
  })
})

describe('the file of corrections', () => {
  const texts = ['=1+1', '+1', '-1', '@a', '\tx', "'=x", '"=x', 'a\r\n=b', '', '＝1', 'יקר, "מאוד"', null]
  const corrections = texts.map((text, position) => aCorrection({ text, position }))
  const file = async (at: AConsole, path: string) => at.send(path, { headers: { cookie: await at.cookie() } })

  test('as CSV holds every row, over as many pages as there are, and no cell is a formula', async () => {
    const response = await file(aConsole([], { corrections }), '/console/corrections.csv')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="corrections.csv"')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const [header, ...rows] = csvRows(await response.text()).map((row) => ('fault' in row ? [] : row.cells))
    expect(header).toEqual([...columns])
    expect(rows).toHaveLength(texts.length)
    const cells = rows.map((row) => row[columns.indexOf('text')] ?? '')
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r＝]/)
    expect(cells.map(asWritten)).toEqual(texts.map((text) => text ?? ''))
    expect(rows[0]?.slice(5, 11)).toEqual(['reason', 'price', '0.9', 'lexicon', 'reason', 'service'])
  })

  test('as NDJSON holds the same', async () => {
    const response = await file(aConsole([], { corrections }), '/console/corrections.ndjson')
    const rows = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(rows).toEqual(
      corrections.map((row) => expect.objectContaining({ text: row.text, read: row.read })),
    )
    expect(rows[0]).not.toHaveProperty('expires')
  })

  test.each(['csv', 'ndjson'])(
    'as %s is empty where nothing was corrected, and closed to strangers',
    async (kind) => {
      const response = await file(aConsole(), `/console/corrections.${kind}`)
      expect([response.status, (await response.text()).split('\n').length]).toEqual([
        200,
        kind === 'csv' ? 2 : 1,
      ])
      expect((await aConsole().send(`/console/corrections.${kind}`)).status).toBe(303)
    },
  )
})
