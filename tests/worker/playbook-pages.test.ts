/** The playbook in the console: read, checked, published and gone back to, by forms alone. */
import { describe, expect, it } from 'vitest'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import { begin, newKey, say, tenantObject } from './api.ts'
import {
  draftPage,
  hidden,
  leave,
  look,
  plain,
  onlyHelp,
  post,
  press,
  published,
  replyTo,
  rowsOf,
  textIn,
  textOf,
} from './playbook-forms.ts'

describe('what is live', () => {
  it.each(['en', 'he'])('is told where nothing was published yet (%s)', async (lang) => {
    const { status, html, text } = await look('/console/playbook', lang)
    expect(status).toBe(200)
    expect(html).toMatch(lang === 'en' ? 'none of your own is published' : 'עדיין לא פורסם אחר')
    expect(text).toContain('price-smaller')
    expect(text).not.toMatch(/\{\w+\}/)
    expect(html).toMatch(/aria-current="page"[^>]*>(Playbook|התסריט)</)
  })

  it('may be downloaded, and begun from', async () => {
    const { status, html } = await look('/console/playbook/versions/0')
    expect([status, JSON.parse(html)]).toEqual([200, defaultPlaybook])
    const from = await look(`${draftPage}?from=live`)
    expect(JSON.parse(textIn(from.html) ?? '')).toEqual(defaultPlaybook)
    expect(from.text).toContain('Nothing changes: this is what is live.')
    expect(from.html).not.toContain('value="publish"')
    expect((await look(`${draftPage}?from=99`)).status).toBe(404)
  })
})

describe('S1.8 a draft with problems', () => {
  it('comes back as it was, with line and column, and cannot be published', async () => {
    const text = `\n  ${textOf({ name: 'Bad </textarea>' }).replace('facts.use >=', 'facts.usse >=')}\n`
    const { status, html } = await post({ press: 'check', text: text.replaceAll('\n', '\r\n') })
    expect(status).toBe(200)
    expect(textIn(html)).toBe(text)
    expect(plain(html)).toMatch(/problem line \d+, column \d+ tiers\.0\.when .*did you mean facts\.use\?/)
    expect(html).not.toContain('value="publish"')
    const forced = await post({ press: 'publish', text, author: 'Eve', version: 'x', over: '0' })
    expect(forced.status).toBe(409)
    expect(forced.html).toContain('<code>malformed</code>')
    expect(await published()).toEqual([])
  })

  it.each([
    ['nothing at all', {}, 422, 'empty'],
    [
      'a file of other bytes',
      { file: new File([new Uint8Array([123, 255, 254])], 'a.json') },
      422,
      'not_utf8',
    ],
  ])('%s is told', async (_, fields, status, code) => {
    const told = await post({ press: 'check', text: '', ...fields })
    expect(told.status).toBe(status)
    expect(told.html).toContain(`<code>${code}</code>`)
  })

  it('S0.26 offers past their review and idle parts are told, and are no problem', async () => {
    const offers = Object.fromEntries(
      Object.entries(defaultPlaybook.offers).map(([id, offer]) => [id, { ...offer, reviewBy: '2020-01-01' }]),
    ) as Playbook['offers']
    const { text } = await post({ press: 'check', text: textOf({ offers, name: 'Late' }) })
    expect(text).toMatch(/overdue line \d+, column \d+ .*2020-01-01 has passed/)
    expect(text).toContain('No problem was found.')
  })

  it('may have 512 kB and no more', async () => {
    const large = `${textOf({ name: 'Large' })}${' '.repeat(400 * 1024)}`
    expect((await post({ press: 'check', text: large })).text).toContain('No problem was found.')
    expect((await post({ press: 'check', text: large + ' '.repeat(120 * 1024) })).status).toBe(413)
    expect((await post({ press: 'check', text: 'x' }, { origin: 'https://evil.test' })).status).toBe(403)
  })
})

describe('publishing', () => {
  it('S0.9, S0.15 names the version that was checked, by whom, and is followed by conversations that begin after it', async () => {
    const before = await begin(`open-${newKey()}`)
    const review = { owner: 'Ada', reviewers: [{ name: 'Ben', department: 'finance' as const }] }
    const file = new File([`\uFEFF${textOf({ name: 'Ours', review }).replaceAll('\n', '\r\n')}`], 'ours.json')
    const seen = await post({ press: 'check', text: 'old', file })
    expect(seen.text).toContain('Name changes')
    const nameless = await press(seen.html, ' ')
    expect([nameless.status, await published()]).toEqual([422, []])
    const done = await press(nameless.html)
    expect([done.status, done.to]).toEqual([303, '/console/playbook?published=1'])
    const { text } = await look(done.to ?? '')
    expect(text).toMatch(/Publication 1 is live\..*Live: Ours.*Published by Ada/)
    expect(text).toMatch(/Answers for it Ada.*Looked at by Ben \(finance\)/)
    const version = hidden(seen.html, 'version')
    expect(text).toContain(version)
    await say(before, { type: 'chose', options: ['price'] })
    const customer = `new-${newKey()}`
    await leave(customer)
    expect((await rowsOf(customer))[0]?.recorded?.playbook).toBe(version)
  })

  it('an open conversation keeps the version it began with, to its end', async () => {
    const customer = `pinned-${newKey()}`
    const at = await begin(customer)
    const [live] = await tenantObject().publications('default', 1)
    const seen = await post({ press: 'check', text: textOf({ name: 'No offers', rules: onlyHelp() }) })
    expect((await press(seen.html)).status).toBe(303)
    let now: Parameters<typeof say>[0] = await say(at, { type: 'chose', options: ['price'] })
    expect(now.turn.input?.type).toBe('offer')
    while (now.turn.outcome === null) now = await say(now, { type: replyTo(now.turn) })
    await expect.poll(async () => (await rowsOf(customer))[0]?.recorded?.playbook).toBe(live?.version)
  })

  it('what was edited after the check is checked anew before it is published', async () => {
    const seen = await post({ press: 'check', text: textOf({ name: 'Checked' }) })
    const edited = await press(seen.html, 'Ada', (text) => text.replace('Checked', 'Edited'))
    expect(edited.status).toBe(409)
    expect(edited.html).toContain('<code>not_checked</code>')
    expect(textIn(edited.html)).toContain('"Edited"')
    expect(await published()).not.toContain('Edited')
    expect((await press(edited.html)).status).toBe(303)
    expect((await published())[0]).toBe('Edited')
  })

  it('is refused where another playbook became live meanwhile, and nothing is lost', async () => {
    const [mine, theirs] = await Promise.all([
      post({ press: 'check', text: textOf({ name: 'Mine' }) }),
      post({ press: 'check', text: textOf({ name: 'Theirs' }) }),
    ])
    const both = await Promise.all([press(theirs.html, 'Bo'), press(mine.html, 'Ada')])
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([303, 409]))
    const refused = both.find(({ status }) => status === 409)
    expect(refused?.html).toContain('<code>live_changed</code>')
    expect(refused?.text).toMatch(/another playbook became live meanwhile, publication \d/)
    expect(textIn(refused?.html ?? '')).toMatch(/"name": "(Mine|Theirs)"/)
    expect(refused?.html).toMatch(/value="(Ada|Bo)"/)
    expect((await press(refused?.html ?? '')).status).toBe(303)
  })

  it('going back publishes the old text as a new publication, and back to ours too', async () => {
    const list = await published()
    const number = list.length - list.indexOf('Ours')
    expect((await look('/console/playbook')).html).toContain(`href="${draftPage}?from=${number}"`)
    const old = await look(`${draftPage}?from=${number}`)
    expect((await press(old.html, 'Cleo')).status).toBe(303)
    const [now, ...before] = await tenantObject().publications('default', 50)
    expect(now).toMatchObject({ title: 'Ours', author: 'Cleo', number: list.length + 1 })
    expect(before.map(({ title }) => title)).toEqual(list)
    expect(before.find((one) => one.number === number)?.version).toBe(now?.version)
    const ours = await look(`${draftPage}?from=0`)
    expect((await press(ours.html)).status).toBe(303)
    expect((await tenantObject().playbook('default'))?.body).toContain(defaultPlaybook.name)
  })
})
