import { afterEach, describe, expect, it, vi } from 'vitest'
import { Tenant } from '#worker/tenant/tenant.ts'
import { send, tenantObject } from './api.ts'

afterEach(() => vi.restoreAllMocks())

const address = (place: string, tenant = 'demo') => `/exit/statutory?tenant=${tenant}&place=${place}`

async function open(place: string, tenant?: string) {
  const response = await send(address(place, tenant))
  const html = await response.text()
  return { response, html, key: /name="key" value="([^"]+)"/.exec(html)?.[1] ?? '' }
}

async function post(place: string, fields: Record<string, string>) {
  const response = await send(address(place), { method: 'POST', body: new URLSearchParams(fields) })
  return { response, html: await response.text() }
}

const german = {
  step: 'send',
  kind: 'ordinary',
  name: 'Jonas Weber',
  contract: 'FL-2041',
  email: 'jonas@example.test',
  end: '2027-01-31',
}
const french = { name: 'Anne Petit', email: 'anne@example.test', contract: 'R-77', end: '', reason: '' }
const referenceIn = (html: string): string => /\b[0-9a-f]{16}\b/.exec(html)?.[0] ?? ''
const noticesOf = async (reference: string) =>
  (await tenantObject().notices(100)).filter((one) => one.reference === reference)
const namesIn = (html: string): string[] => [
  ...new Set([...html.matchAll(/<(?:input|textarea)[^>]* name="(\w+)"/g)].map(([, name = '']) => name)),
]

describe('the German page (BGB 312k)', () => {
  it('is one page with exactly these fields and its button, without login, script or offer', async () => {
    const { response, html } = await open('DE')
    expect(response.status).toBe(200)
    expect(namesIn(html)).toEqual(['key', 'kind', 'reason', 'name', 'contract', 'end', 'email'])
    expect([...html.matchAll(/<button[^>]*>([^<]*)</g)].map(([, label]) => label)).toEqual(['jetzt kündigen'])
    expect(html).toContain('<html lang="de"')
    expect(html).not.toMatch(/<script|<a |%|Rabatt|Pause|Angebot/)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('answers at once with proof to keep: content, date, time to the second with its zone, end, reference', async () => {
    const { key } = await open('DE')
    const { response, html } = await post('DE', { ...german, key })
    expect(response.status).toBe(200)
    for (const said of ['ordentliche Kündigung', 'Jonas Weber', 'FL-2041', '31. Januar 2027', 'Fernleaf'])
      expect(html).toContain(said)
    expect(html).toMatch(/\d{1,2}\. \w+ \d{4} um \d{2}:\d{2}:\d{2} (MEZ|MESZ)/)
    expect(html).toMatch(/download="[0-9a-f]{16}\.txt" href="data:text\/plain;charset=utf-8,/)
    expect(html).not.toContain('<script')
    const [notice] = await noticesOf(referenceIn(html))
    expect(notice).toMatchObject({ place: 'DE', content: { name: 'Jonas Weber', end: '2027-01-31' } })
  })

  it('opens a case before all others, due in a day', async () => {
    const { html } = await post('DE', { ...german, name: 'Case Weber' })
    const [one, ...more] = await tenantObject().casesOf(referenceIn(html))
    expect(more).toEqual([])
    expect(one).toMatchObject({ kind: 'statutory_notice', priority: true, customer: null })
    expect(Date.parse(one?.due ?? '') - Date.parse(one?.openedAt ?? '')).toBe(24 * 3_600_000)
  })

  it('pressed twice is one notice with one proof; changed, it is another', async () => {
    const { key } = await open('DE')
    const [one, two] = [await post('DE', { ...german, key }), await post('DE', { ...german, key })]
    expect(two.html).toBe(one.html)
    expect(await noticesOf(referenceIn(one.html))).toHaveLength(1)
    const changed = await post('DE', { ...german, key, end: '2027-02-28' })
    expect(referenceIn(changed.html)).not.toBe(referenceIn(one.html))
  })

  it('asks for a reason only where it is extraordinary, and for no day', async () => {
    const without = await post('DE', { ...german, kind: 'extraordinary' })
    expect(without.response.status).toBe(422)
    const given = await post('DE', { ...german, kind: 'extraordinary', reason: 'Umzug ins Ausland', end: '' })
    expect(given.response.status).toBe(200)
    expect(given.html).toContain('außerordentliche Kündigung')
    expect(given.html).toContain('frühestmöglich')
  })
})

describe('what is wrong is said beside its field, and nothing is lost', () => {
  it.each([
    ['nothing at all', {}, ['no_kind', 'name', 'contract', 'email']],
    ['no name', { ...german, name: '  ' }, ['name']],
    ['no address', { ...german, email: 'jonas at example' }, ['email']],
    ['no day', { ...german, end: '31.01.2027' }, ['end']],
    ['no day of the calendar', { ...german, end: '2027-02-30' }, ['end']],
    ['no kind of ours', { ...german, kind: '__proto__' }, ['no_kind']],
    ['too long', { ...german, name: 'x'.repeat(201) }, ['name']],
  ])('%s', async (_, fields, wrong) => {
    const { response, html } = await post('DE', fields)
    expect(response.status).toBe(422)
    expect(html).toContain('role="alert"')
    for (const field of wrong)
      expect(html).toContain(field === 'no_kind' ? 'Eine der beiden Arten' : `id="${field}-problem"`)
    expect(html.match(/class="problem"/g)).toHaveLength(wrong.length)
    if ('contract' in fields) expect(html).toContain('value="FL-2041"')
  })

  it('shows what was written as text, whatever it is', async () => {
    const { html } = await post('DE', { ...german, name: '"><script>alert(1)</script>', email: '' })
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;')
  })

  it('keeps all of it where it could not be stored', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    vi.spyOn(Tenant.prototype, 'receiveNotice').mockRejectedValue(new Error('away'))
    const { response, html } = await post('DE', german)
    expect(response.status).toBe(503)
    expect(html).toContain('value="Jonas Weber"')
    expect(html).toContain('konnte gerade nicht gespeichert werden')
  })

  it.each([
    ['a body that is no form', 'application/json', '{"name":"x"}', 422],
    ['a form that is broken', 'multipart/form-data', 'x', 422],
    ['a form that is too large', 'application/x-www-form-urlencoded', `name=${'x'.repeat(40_000)}`, 413],
  ])('%s', async (_, type, body, status) => {
    const response = await send(address('DE'), { method: 'POST', headers: { 'content-type': type }, body })
    expect(response.status).toBe(status)
    expect(await response.text()).toContain('jetzt kündigen')
  })

  it.each([
    ['DE', 'nobody'],
    ['XX', 'demo'],
    ['__proto__', 'demo'],
    ['constructor', 'demo'],
  ])('there is no page for %s of %s', async (place, tenant) => {
    expect((await open(place, tenant)).response.status).toBe(404)
    const sent = await send(address(place, tenant), { method: 'POST', body: new URLSearchParams(german) })
    expect(sent.status).toBe(404)
  })
})

describe('the French page (L215-1-1)', () => {
  it('asks for what the law names, shows it once more, and is sent with the words of the law', async () => {
    const { html, key } = await open('FR')
    expect(namesIn(html)).toEqual(['key', 'name', 'email', 'contract', 'end', 'reason'])
    const review = await post('FR', { ...french, key, step: 'review' })
    expect(review.html).toContain('notification de la résiliation')
    expect(review.html).toContain('Anne Petit')
    expect(await tenantObject().notices(100)).not.toContainEqual(
      expect.objectContaining({ content: expect.objectContaining({ name: 'Anne Petit' }) }),
    )
    const changed = await post('FR', { ...french, key, step: 'change' })
    expect(changed.html).toContain('value="Anne Petit"')
    const sent = await post('FR', { ...french, key, step: 'send' })
    expect(sent.html).toContain('dès que possible')
    expect(sent.html).toContain('Effets de la résiliation')
    expect(await noticesOf(referenceIn(sent.html))).toHaveLength(1)
  })
})

describe('withdrawing (Directive 2023/2673)', () => {
  it('is a page of its own with name, contract and address', async () => {
    const { html } = await open('EU')
    expect(namesIn(html)).toEqual(['key', 'name', 'contract', 'email'])
    expect(html).toContain('confirm withdrawal')
    const { step, name, contract, email } = german
    const sent = await post('EU', { step, name, contract, email })
    expect(sent.html).toMatch(/at \d{1,2}:\d{2}:\d{2}.(AM|PM) UTC/)
  })
})
