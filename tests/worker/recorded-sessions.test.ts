/** Recorded sessions: kept with their facts, exported without names, and tried over in the console. */
import { describe, expect, it } from 'vitest'
import { readRecorded } from '#shared/replay/recorded-lines.ts'
import { newKey, send, tenantObject } from './api.ts'
import { bodyOf, cookieOf, leave, onlyHelp, post, rowsOf, textOf } from './playbook-forms.ts'

describe('recorded sessions', () => {
  it('are tried over, on both sides and beside the truth', async () => {
    await leave(`tried-${newKey()}`, 'unused')
    const { text, html } = await post({
      press: 'try',
      text: textOf({ name: 'Without', rules: onlyHelp() }),
    })
    expect(text).toMatch(/The latest (session was|\d+ sessions were) played/)
    expect(text).toContain('Here at most the latest 500 are played')
    expect(text).toContain('would be answered otherwise')
    expect(html).toContain('value="publish"')
    expect(text).not.toMatch(/\{\w+\}/)
    const hebrew = await post(
      { press: 'try', text: textOf({ name: 'Without' }) },
      { 'accept-language': 'he' },
    )
    expect(hebrew.text).toContain('על שיחות רשומות')
    expect(hebrew.text).not.toMatch(/\{\w+\}/)
  })

  it('leave as lines without names or words, customers under pseudonyms, by day', async () => {
    const customer = `export-${newKey()}`
    await leave(customer)
    const today = new Date().toISOString().slice(0, 10)
    const response = await send(`/console/sessions.ndjson?until=${today}`, {
      headers: { cookie: await cookieOf() },
    })
    expect(response.headers.get('content-type')).toContain('application/x-ndjson')
    expect(response.headers.get('content-disposition')).toContain(`-${today}.ndjson`)
    const text = await bodyOf(response)
    const { sessions, problems } = readRecorded(text)
    expect(problems).toEqual([])
    const [row] = await rowsOf(customer)
    const line = sessions.find(({ session }) => session === row?.session)
    expect(line?.recorded?.facts).toMatchObject({ name: null })
    expect(line?.customer).toMatch(/^[0-9a-f]{24}$/)
    expect(text).not.toContain(customer)
    const early = await send('/console/sessions.ndjson?from=2020-01-01&until=2020-01-02', {
      headers: { cookie: await cookieOf() },
    })
    expect(await bodyOf(early)).toBe('')
    expect(
      (await send('/console/sessions.ndjson?from=soon', { headers: { cookie: await cookieOf() } })).status,
    ).toBe(400)
  })

  it('pages through more than one page, leaves tests out, and tells rows without facts', async () => {
    const [row] = await tenantObject().recorded({ from: null, until: null, after: null, most: 1 })
    const { recorded: _, ...old } = row!
    for (let n = 0; n < 510; n++)
      await tenantObject().report({
        ...old,
        session: `old-${n}`,
        ended: `2021-01-01T00:00:00.${String(n).padStart(3, '0')}Z`,
        mode: n < 5 ? 'test' : 'live',
      })
    const response = await send('/console/sessions.ndjson?from=2021-01-01&until=2021-01-01', {
      headers: { cookie: await cookieOf() },
    })
    const { sessions } = readRecorded(await bodyOf(response))
    expect(sessions).toHaveLength(505)
    expect(sessions.filter(({ recorded }) => recorded !== null)).toEqual([])
    const { text } = await post({ press: 'try', text: textOf({ name: 'Old' }) })
    expect(text).toMatch(/4\d\d sessions were not played: they were recorded before facts were kept/)
  })
})
