/** Every figure on the overview is worked out a second time, from the rows alone. */
import { beforeAll, describe, expect, it } from 'vitest'
import { byHand } from '#tests/figures/by-hand.ts'
import { someRows } from '#tests/figures/rows.ts'
import { numberIn, percentOf, tableIn, tileIn } from './overview-page.ts'
import { keepRows } from './overview-rows.ts'
import { look } from './playbook-forms.ts'

const now = Date.now()
const rows = someRows(1500, 11, now)

it('with nothing recorded it says so, and shows no figure', async () => {
  const { status, text } = await look('/console/overview')
  expect(status).toBe(200)
  expect(text).toContain('No figures yet')
  expect(text).not.toMatch(/Truly saved|\d%/)
})

it('with little recorded it counts, and calls nothing a save', async () => {
  await keepRows(rows.slice(0, 200), now)
  const { html } = await look('/console/overview?days=365')
  const { arms } = byHand(rows.slice(0, 200), now, 365)
  const tile = tileIn(html, 'Truly saved')
  expect(tile.figure).toBe('Collecting')
  expect(tile.means).toContain(`${arms.offered.yes} of ${arms.offered.n} who could get an offer`)
  expect(tile.means).toContain(`${arms.held.yes} of ${arms.held.n} in the holdout`)
  expect(html).toContain('enough evidence from the holdout')
})

describe.each([30, 90, 365])('of %i days', (days) => {
  const hand = byHand(rows, now, days)
  let html = ''
  beforeAll(async () => {
    await keepRows(rows, now)
    html = (await look(`/console/overview?days=${days}`)).html
  })
  const figureOf = (name: string) => numberIn(tileIn(html, name).figure)

  it('S0.2 outcomes stand side by side, each with the way to those it counts', () => {
    expect({
      saved: figureOf('Stayed with an offer'),
      kept: figureOf('Stayed without one'),
      cancelled: figureOf('Cancelled'),
      abandoned: figureOf('Abandoned'),
    }).toEqual(hand.outcomes)
    expect(tableIn(html, 'steps').map(([, people = '']) => numberIn(people))).toEqual([
      hand.ended,
      hand.shown,
      hand.took,
    ])
    expect(html).toMatch(/href="\/console\?outcome=abandoned&amp;from=[\d-]+&amp;until=[\d-]+"/)
  })

  it('S0.24 deflected, kept and truly saved stand side by side, and only the last is bold', () => {
    expect(figureOf('Deflected')).toBe(hand.deflected.count)
    expect(figureOf('Kept')).toBe(hand.deflected.kept)
    expect(tileIn(html, 'Kept').means).toContain(
      `It is known of ${hand.deflected.known.toLocaleString('en')}.`,
    )
    const { offered, held, inCohort } = hand.arms
    const saved = inCohort * (offered.yes / offered.n - held.yes / held.n)
    expect(figureOf('Truly saved')).toBe(Math.round(saved) + 0)
    expect(html.match(/<strong>[^<]*<\/strong>/g)?.[0]).toBe(`<strong>${Math.round(saved) + 0}</strong>`)
    expect(html.match(/tile-figure"><strong>/g)).toHaveLength(1)
  })

  it('S0.24 what is kept, overall and by reason and tier', () => {
    const shown = tableIn(html, 'groups').map(([, known = '', kept = '', share]) => [
      numberIn(known),
      numberIn(kept),
      share,
    ])
    const expected = Object.values(hand.groups).map(([known, kept]) => [known, kept, percentOf(kept, known)])
    const inOrder = (of: unknown[][]) => of.map((one) => JSON.stringify(one)).toSorted()
    expect(inOrder(shown)).toEqual(inOrder(expected))
    expect(tableIn(html, 'groups')[0]?.[0]).toBe('All who decided')
  })

  it('value kept and what it cost, by currency', () => {
    const shown = tableIn(html, 'value-kept').map(([currency, monthly = '', cost = '']) => [
      currency,
      Math.round(numberIn(monthly) * 100),
      Math.round(numberIn(cost) * 100),
    ])
    const expected = Object.entries(hand.value).map(([currency, { monthly, cost }]) => [
      currency,
      monthly,
      cost,
    ])
    expect(shown).toEqual(expected.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)))
  })

  it('S4.4 whether offers wear out', () => {
    const shown = tableIn(html, 'fatigue').map((row) => row.slice(1))
    expect(shown).toEqual(
      hand.fatigue.map((one) => [String(one.shown), String(one.took), percentOf(one.took, one.shown)]),
    )
  })

  it('S0.26 programmes by success, with the day on which each is looked at again', () => {
    const shown = tableIn(html, 'programmes').map(([offer = '', ...cells]) => [
      offer.split(' ')[0],
      ...cells.slice(0, 5),
    ])
    const byShare = hand.programmes.toSorted((a, b) => b.kept / b.known - a.kept / a.known)
    expect(shown).toEqual(
      byShare.map((one) => [
        one.offer,
        ...[one.shown, one.took, one.known, one.kept].map(String),
        percentOf(one.kept, one.known),
      ]),
    )
    const reviews = tableIn(html, 'programmes').map((row) => row.at(-1))
    expect(new Set(reviews)).toEqual(new Set(['not in the live playbook', 'Dec 31, 2027']))
  })

  it('week by week, and months', () => {
    const shown = tableIn(html, 'weeks').map((row) => row.slice(1).map(Number))
    expect(shown.length).toBeGreaterThan(2)
    expect(shown).toEqual(hand.weeks.map(({ outcomes }) => Object.values(outcomes)))
    const month = new Date(now)
    month.setUTCDate(0)
    const gone = tableIn(html, 'months').find(([name]) => name === 'Cancelled and gone')
    expect(gone?.[1]).toBe(String(hand.leftIn(month.toISOString().slice(0, 7))))
  })

  it('no place in a sentence is left open, in either language', async () => {
    for (const lang of ['en', 'he']) {
      const { text } = await look(`/console/overview?days=${days}&lang=${lang}`, lang)
      expect(text).not.toMatch(
        /\{\w+\}|NaN|undefined|\b(overview|money|business|programmes|fatigue|given)\.[a-z_.]+/,
      )
    }
  })
})

it('S0.27, S4.8 what kept customers goes out as a file for work before the exit, with who took it', async () => {
  const { html, status } = await look('/console/programmes.csv')
  expect(status).toBe(200)
  const [head, ...lines] = html.trim().split('\r\n')
  expect(head).toBe('"offer","taken","kept","share_percent","fact","value","kept_with_it"')
  const inYear = byHand(rows, now, 365).programmes.find(({ offer }) => offer === 'smaller')
  const mine = lines
    .map((line) => line.replaceAll('"', '').split(','))
    .filter(([offer]) => offer === 'smaller')
  expect(mine.every(([, taken, kept]) => Number(taken) >= 20 && Number(kept) === inYear?.kept)).toBe(true)
  const tiers = mine.filter(([, , , , fact]) => fact === 'tier').map(([, , , , , , n]) => Number(n))
  expect(tiers.reduce((a, b) => a + b, 0)).toBe(inYear?.kept)
})
