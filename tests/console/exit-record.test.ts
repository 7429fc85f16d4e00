import { describe, expect, test } from 'vitest'
import { exitFields } from '#shared/engine/exit-fields.ts'
import { aConsole, origin, type AConsole } from './a-console.ts'
import { noted, page, taught } from './noted.ts'
import { nothingKnown, records, saved } from './records.ts'

const partOf = (html: string, field: string): string =>
  html.slice(html.indexOf(`id="note-${field}"`)).split('</form>')[0] ?? ''

describe('S2.4 one exit keeps apart', () => {
  test('monitoring, diagnosis and treatment', async () => {
    const { html } = await page(aConsole([taught]), '/console/sessions/taught-1')
    for (const layer of ['monitoring', 'diagnosis', 'treatment'])
      expect(html).toContain(`<section class="layer" aria-labelledby="layer-${layer}">`)
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
  })

  test('S0.4 signals, each with its figure', async () => {
    const { text } = await page(aConsole([taught]), '/console/sessions/taught-1')
    expect(text).toContain('Signals Severe complaints 3 in 90 days Use falls falling Not used for 50 days')
    const quiet = await page(aConsole(records), `/console/sessions/${saved.row.session}`)
    expect(quiet.text).toContain('Nothing pointed to a leaving')
    const unknown = await page(aConsole(records), `/console/sessions/${nothingKnown.row.session}`)
    expect(unknown.text).toContain('so there are no signals')
  })

  test('S1.15 wishes, apart from complaints', async () => {
    const { text } = await page(aConsole([taught]), '/console/sessions/taught-1')
    expect(text).toMatch(/Wishes and needs it never worked .* More was said there\./)
    expect(text).toContain('If only you had a &lt;b&gt;family&lt;/b&gt; plan Nothing else was said there.')
    const without = await page(aConsole(records), `/console/sessions/${saved.row.session}`)
    expect(without.text).not.toContain('Wishes and needs')
  })
})

describe('S0.6 the record of an exit', () => {
  test('has four fields, each with what the conversation tells of it', async () => {
    const { html } = await page(aConsole([taught]), '/console/sessions/taught-1')
    expect(partOf(html, 'defects')).toContain('it never worked')
    expect(partOf(html, 'defects')).not.toContain('family')
    expect(partOf(html, 'drivers')).toContain('Product')
    expect(partOf(html, 'exitFaults')).toContain('why so many questions')
    expect(partOf(html, 'exitFaults')).toContain('Cancellation entered at billing: failed')
    expect(partOf(html, 'wayBack')).toContain('dark mode')
    expect(partOf(html, 'wayBack')).toContain('family')
  })

  test('proposes no customer’s words to be kept for longer', async () => {
    const { html } = await page(aConsole([taught]), '/console/sessions/taught-1')
    const proposed = [...html.matchAll(/<textarea[^>]*>([^<]*)<\/textarea>/g)].map(([, text]) => text)
    expect(proposed).toHaveLength(4)
    expect(proposed.join()).not.toMatch(/worked|questions|family/)
    expect(proposed[1]).toContain('Product')
  })

  test('shows what was written last, by whom and when, and what is no longer kept', async () => {
    const { html, text } = await page(aConsole([noted]), '/console/sessions/taught-1')
    expect(partOf(html, 'defects')).toContain('=The &lt;second&gt; one</textarea>')
    expect(html).not.toContain('The first one')
    expect(text).toContain('Written Nov 7, 2026, 09:00, sign-in ab12cd34')
    expect(text).toContain('sign-in ab12cd34; no longer kept')
    expect(partOf(html, 'wayBack')).toContain('Nobody has written here yet')
    expect(text).toContain('Support wrote something down: Defects while a customer')
  })

  test.each(['en', 'he'])('has a label for each box and no script, in %s', async (lang) => {
    const { html, text } = await page(aConsole([noted]), `/console/sessions/taught-1?lang=${lang}`)
    expect([...html.matchAll(/<label><span>[^<]+<\/span><textarea/g)]).toHaveLength(4)
    expect(html).not.toMatch(/<script|\sstyle=|\son\w+=/)
    expect(text).not.toMatch(/\b(record|layer|signals?|wishes|happened)\.[a-zA-Z_.]+/)
    expect(text).not.toMatch(/\{\w+\}|undefined|\[object/)
  })
})

describe('S0.28 support writes', () => {
  const press = async (
    at: AConsole,
    form: Record<string, string>,
    headers: Record<string, string> = { origin },
  ) =>
    at.send('/console/sessions/taught-1/notes', {
      method: 'POST',
      headers: { cookie: await at.cookie(), ...headers },
      body: new URLSearchParams(form),
    })

  test.each(exitFields)('%s, and is led back to it', async (field) => {
    const at = aConsole([taught])
    const response = await press(at, { field, text: '  One\r\ntwo ' })
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      `/console/sessions/taught-1#note-${field}`,
    ])
    const by = expect.stringMatching(/^[0-9a-f]{8}$/) as string
    expect(at.noted).toEqual([{ id: 'taught-1', field, text: 'One\ntwo', by }])
  })

  test.each(['x'.repeat(1000), 'ש'.repeat(1000), '退'.repeat(1000), `${'a\r\n'.repeat(499)}bb`, ''])(
    'as much as may be (%#)',
    async (text) => {
      const at = aConsole([taught])
      expect((await press(at, { field: 'defects', text })).status).toBe(303)
      expect(at.noted).toHaveLength(1)
    },
  )

  test.each([
    [{ field: 'defects', text: 'x'.repeat(1001) }, {}, 400],
    [{ field: 'gossip', text: 'x' }, {}, 400],
    [{ field: 'defects' }, {}, 400],
    [{}, {}, 400],
    [{ field: 'defects', text: 'x' }, { origin: 'https://evil.test' }, 403],
    [{ field: 'defects', text: 'x' }, { cookie: '' }, 401],
  ])('and is refused: %j %j', async (form, headers, status) => {
    const at = aConsole([taught])
    expect((await press(at, form as Record<string, string>, { origin, ...headers })).status).toBe(status)
    expect(at.noted).toEqual([])
  })

  test('of another tenant’s exit nothing', async () => {
    const at = aConsole([taught])
    expect(
      (await press(at, { field: 'defects', text: 'x' }, { origin, cookie: await at.cookie('other') })).status,
    ).toBe(404)
    expect(at.noted).toEqual([])
  })
})
