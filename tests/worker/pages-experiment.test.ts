/** Every figure on the pages of experiments, worked out a second time from the logs of their customers. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Language } from '#shared/copy/copy.ts'
import { look } from './playbook-forms.ts'
import { keptOf } from './raw/compared.ts'
import { globalHoldout, weightsTried, wordsTried, type Document } from './raw/documents.ts'
import { listOf } from './raw/list-page.ts'
import { weekly } from './raw/overview-figures.ts'
import { expectFigures, pageIn } from './raw/page.ts'
import { asOf, nights, tellTenant } from './raw/played.ts'
import { readRows } from './raw/row.ts'
import { all, hasClass, textOf, treeOf } from './raw/tree.ts'
import { weights, words } from './raw/tried.ts'
import { watchOf } from './raw/watch-page.ts'
import type { Watching } from './raw/watch-part.ts'
import { adviceOf } from './raw/watch-stand.ts'
import { keptState, moneyState, watched, type Watched } from './raw/watched.ts'
import { writtenIn, type Written } from './raw/written.ts'

const documents = [wordsTried, weightsTried, globalHoldout]
let told = new Map<Document, Watched>()
let rows: ReturnType<typeof readRows> = []

beforeAll(async () => {
  const { logs } = await tellTenant()
  const known = nights.map((at) => ({ at, rows: readRows(asOf(logs, at)) }))
  told = new Map(documents.map((document) => [document, watched(document, known)]))
  rows = known[1]?.rows ?? []
}, 120_000)
afterAll(() => void vi.useRealTimers())

function namesOf({ id }: Document, { say }: Written): Record<string, string> {
  if (id === 'holdout') return { held: say('plan.arm.holdout'), usual: say('exp.holdout.others') }
  const { arms } = id === words.id ? words : weights
  return Object.fromEntries(arms.map((arm) => [arm.id, arm.name]))
}

function watching(document: Document, language: Language): Watching {
  const own = told.get(document)
  if (!own) throw new Error('nothing was worked out')
  const write = writtenIn(language)
  return { ...own, write, names: namesOf(document, write) }
}

it('there is something of everything in the played year', () => {
  const [first, second, global] = documents.map((document) => watching(document, 'en'))
  if (!first || !second || !global) throw new Error('three experiments')
  expect(wordsTried.offers.map((arm) => keptState(first, arm))).toEqual(['keeps_more', 'keeps_more'])
  expect(wordsTried.offers.map((arm) => moneyState(first, arm)).toSorted()).toEqual([
    'collecting',
    'profitable',
  ])
  expect(first.harm.map(({ guard }) => guard)).toContain('leaving')
  expect([first.stopped, second.stopped]).toEqual([nights[0].slice(0, 10), null])
  expect(first.restated.length).toBeGreaterThan(3)
  expect(keptState(second, 'usual')).toBe('keeps_more')
  expect(global.lopsided).toEqual(['exposed', 'matured', 'known'])
})

describe.each(['en', 'he'] as const)('in %s', (language) => {
  it.each(documents)('S0.24 on the page of $id every figure is what the logs say', async (document) => {
    const { html } = await look(`/console/experiments/${document.id}?lang=${language}`, language)
    const of = watching(document, language)
    expectFigures(html, pageIn(html, [of.write.say('watch.shown')]), watchOf(of))
    const advice = all(treeOf(html), (one) => hasClass(one, 'advice')).map(textOf)
    expect(advice).toEqual(document.id === 'holdout' ? [] : [adviceOf(of)])
  })

  it('on the list of experiments too', async () => {
    const { html } = await look(`/console/experiments?lang=${language}`, language)
    const [first, second, global] = documents.map((document) => watching(document, language))
    if (!first || !second || !global) throw new Error('three experiments')
    const { say } = first.write
    const [before, today] = [nights[0].slice(0, 10), nights[1].slice(0, 10)]
    const began = '2025-11-23'
    const shown = pageIn(html)
    expect(shown.tables).toEqual(
      listOf([
        {
          of: global,
          title: say('exp.holdout'),
          below: say('exp.holdout.what'),
          state: 'stopped',
          from: '2025-10-01',
          until: today,
        },
        { of: second, title: weights.name, below: 'Tests', state: 'running', from: began, until: today },
        { of: first, title: words.name, below: 'Tests', state: 'stopped', from: began, until: before },
      ]),
    )
    expect([shown.tiles, shown.said]).toEqual([{}, []])
  })
})

it('what the planner has read of the record is what the logs say', async () => {
  const { html } = await look(`/console/experiments/${weights.id}/edit`)
  const of = watching(globalHoldout, 'en')
  const { say, words: english } = of.write
  const { weeks } = weekly(rows, Date.parse(nights[1]), 90)
  const conversations = weeks.slice(-4).reduce((sum, week) => sum + week.rows.length, 0)
  const { n, yes } = keptOf(of.known, 'held')
  const hint = (id: string) => all(treeOf(html), ({ attributes }) => attributes['id'] === id).map(textOf)
  expect(hint('perDay-hint')).toEqual([
    say('planner.pace', { perDay: Number((conversations / 28).toPrecision(2)), conversations, days: 28 }),
  ])
  expect(hint('share-hint')).toEqual([
    say('planner.share', { n, percent: english.percent(Math.round((100 * yes) / n)) }),
  ])
})

it('what nobody reckons does not come in unseen', async () => {
  const { html } = await look(`/console/experiments/${words.id}`)
  const more =
    '<table><caption>New</caption><tr><td>7</td></tr></table><p>8 more</p><dl><div><dt>N</dt><dd>9</dd></div></dl>'
  const [shown, grown] = [pageIn(html), pageIn(html.replace('</main>', `${more}</main>`))]
  expect(grown.tables).toEqual({ ...shown.tables, New: [['7']] })
  expect(grown.said).toEqual([...shown.said, '8 more'])
  expect(grown.tiles).toEqual({ ...shown.tiles, N: ['9'] })
})
