import { afterEach, describe, expect, it, vi } from 'vitest'
import { begin, current, ledgerOf, newKey, post, refusal, send, setFault, tokenFor } from './api.ts'

afterEach(async () => {
  await setFault('none')
})

const page = async (token: string, lang = 'en') => {
  const response = await send(`/exit?token=${token}&lang=${lang}`)
  return { response, html: await response.text() }
}
const passIn = (html: string): string => /name="pass" value="([^"]+)"/.exec(html)?.[1] ?? ''
const press = async (pass: string, lang = 'en') => {
  const response = await send('/exit', { method: 'POST', body: new URLSearchParams({ pass, lang }) })
  return { response, html: await response.text() }
}

describe('the plain way out', () => {
  it('is a page without script, and one press cancels (S: two actions)', async () => {
    const { response, html } = await page(await tokenFor('plain'))
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(html).not.toContain('<script')
    expect(html).toContain('March 15, 2027')
    const done = await press(passIn(html))
    expect(done.html).toContain('Your cancellation')
    expect((await ledgerOf('plain')).map(({ change }) => change.type)).toEqual(['cancel'])
  })

  it('speaks Hebrew, from right to left', async () => {
    const { html } = await page(await tokenFor('plain-he'), 'he')
    expect(html).toContain('dir="rtl"')
    expect(html).toContain('ביטול המנוי')
  })

  it('pressed twice cancels once and shows the same receipt', async () => {
    const { html } = await page(await tokenFor('twice'))
    const [one, two] = [await press(passIn(html)), await press(passIn(html))]
    expect(two.html).toBe(one.html)
    expect(await ledgerOf('twice')).toHaveLength(1)
  })

  it('ends the session that is open in the chat; the chat then shows that end', async () => {
    const begun = await begin('both')
    const { html } = await page(await tokenFor('both'))
    await press(passIn(html))
    expect((await current(begun.ticket)).turn.outcome).toBe('cancelled')
    expect(await ledgerOf('both')).toHaveLength(1)
  })

  it('in Israel ends it within three business days, or on the later day that is named', async () => {
    const soon = await page(await tokenFor('israel-soon'))
    expect(soon.html).toContain('within 3 business days')
    const done = await press(passIn(soon.html))
    expect(done.html).toContain('none after that day')
    const [cut] = await ledgerOf('israel-soon')
    expect((cut?.change.endsOn ?? '9999') < '2027-03-15').toBe(true)

    const late = await page(await tokenFor('israel-late'))
    expect(late.html).toContain('Yes, but only on March 15, 2027')
    const form = { pass: passIn(late.html), lang: 'en', named: 'paid' }
    const response = await send('/exit', { method: 'POST', body: new URLSearchParams(form) })
    expect(await response.text()).toContain('until March 15, 2027')
    expect((await ledgerOf('israel-late')).map(({ change }) => change)).toEqual([
      { type: 'cancel', endsOn: '2027-03-15' },
    ])
  })

  it('works while billing is away: what it does not know it does not say', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await setFault('down')
    const { html } = await page(await tokenFor('away'))
    expect(html).toContain('at the end of the period you have paid for')
    const done = await press(passIn(html))
    expect(done.html).toContain('We have your cancellation')
  })

  it('uses its token up, so that the chat cannot be opened with it any more', async () => {
    const token = await tokenFor('used')
    const { html } = await page(token)
    await press(passIn(html))
    const again = await post('/v1/sessions', { token, locale: 'en', key: newKey() })
    expect(await refusal(again)).toMatchObject([401, { error: 'token_used' }])
  })

  it('pressed once more after it was taken back, it cancels once more', async () => {
    const { html } = await page(await tokenFor('back-again'))
    const { html: done } = await press(passIn(html))
    const address = /https:\/\/parley\.test(\/receipt\/[\w-]+)/.exec(done)?.[1] ?? ''
    await send(address, { method: 'POST', redirect: 'manual' })
    expect((await press(passIn(html))).html).toContain('It is done: your plan is cancelled.')
    const told = (await ledgerOf('back-again')).map(({ change }) => change.type)
    expect(told).toEqual(['cancel', 'take_back', 'cancel'])
  })

  it('lets out also who comes with the name of a playbook that was never published', async () => {
    const { response, html } = await page(await tokenFor('winter', { playbook: 'winter' }))
    expect(response.status).toBe(200)
    expect((await press(passIn(html))).response.status).toBe(200)
    expect((await ledgerOf('winter')).map(({ change }) => change.type)).toEqual(['cancel'])
  })

  it('refuses a stranger with a page that says what to do', async () => {
    for (const token of ['', 'x.y.z']) {
      const { response, html } = await page(token)
      expect(response.status).toBe(401)
      expect(html).toContain('Open it once more from your account page')
    }
    expect((await press('forged')).response.status).toBe(401)
  })
})
