/** The list, and the page of an experiment in each of its states. */
import { describe, expect, test } from 'vitest'
import { lifeOf } from '#shared/experiments/life.ts'
import { reportOf, type ExperimentReport } from '#shared/experiments/report.ts'
import { aDesk, daysAgo, today, type Kept } from './a-desk.ts'
import { experimentPages } from './experiments-page.ts'
import { aDraft, begun, document, offered, plain } from './experiments-of.ts'

const running = begun()
const early = begun({ from: 12, perDay: 8 })
const finished = begun({ from: 400, days: 160, perDay: 20, stopped: { daysAgo: 240, why: 'planned' } })
const stopped = begun({ from: 120, days: 90, perDay: 10, stopped: { daysAgo: 30, why: 'no_use' } })
const named = (kept: Kept, id: string, name: string): Kept => ({
  ...kept,
  events: kept.events.map((event) =>
    'experiment' in event ? { ...event, experiment: { ...event.experiment, id, name } } : event,
  ),
})
const reportIn = ({ events, sums = [], latched = [] }: Kept): ExperimentReport =>
  reportOf(lifeOf(events), sums, latched, today)

describe('the list', () => {
  test('with nothing planned says in two sentences what an experiment is, and leads to planning one', async () => {
    const { status, text, html } = await experimentPages(aDesk()).get('')
    expect(status).toBe(200)
    expect(text).toContain('An experiment puts customers who want to leave into groups by chance')
    expect(html).toMatch(/<a class="button main" href="\/console\/experiments\/new">\s*Plan one/)
    expect(text).toContain('The holdout')
  })

  test('has the holdout first, then what runs, drafts, what waits and what is over', async () => {
    const desk = aDesk([
      named(finished, 'over', 'Over'),
      named(stopped, 'waits', 'Waits'),
      aDraft(document({ id: 'draft', name: 'Draft of mine' })),
      running,
    ])
    const { text, html } = await experimentPages(desk).get('')
    const names = ['The holdout', 'One month or two', 'Draft of mine', 'Waits', 'Over']
    const places = names.map((name) => html.indexOf(`<bdi>${name}</bdi>`))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    expect(text).toContain('10,200 of 5,714')
    const [two] = reportIn(running).arms.filter(({ arm }) => arm === 'today')
    expect(two?.against?.verdict.state).toBe('keeps_more')
    expect(text).toContain('Two months: Keeps more: +14.3 points')
    expect(text).toContain('Not started')
  })

  test('S1.2 says in Hebrew what it says in English', async () => {
    const { text, html } = await experimentPages(aDesk([running]), 'he').get('')
    expect(text).toContain('קבוצת הביקורת')
    expect(text).toContain('שומרת יותר')
    expect(html).not.toMatch(/(exp|watch|plan)\.[a-z_]+/)
  })
})

describe('one that runs', () => {
  const pages = experimentPages(aDesk([running]))
  const report = reportIn(running)
  const armOf = (id: string) => report.arms.find(({ arm }) => arm === id)!

  test('S0.24 deflected, kept and truly saved stand side by side, only the last in bold', async () => {
    const { html } = await pages.get('/pause-length')
    const table = /<table class="exits compared".*?<\/table>/s.exec(html)?.[0] ?? ''
    const heads = [...table.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/gs)].map(([, name]) => name?.trim())
    expect(heads.slice(-3)).toEqual(['Deflected', 'Kept', 'Truly saved'])
    const bold = [...table.matchAll(/<strong>(.*?)<\/strong>/gs)].map(([, said]) => said)
    expect(bold).toHaveLength(2)
    expect(bold[0]).toContain('+14.3 points')
    const kept = armOf('today').kept ?? 0
    expect(table).toContain(`${(100 * kept).toFixed(1)}%`)
  })

  test('says when one may stop, what was called, and that early winners look bigger', async () => {
    const { text } = await pages.get('/pause-length')
    expect(text).toContain('There is an answer. You can stop.')
    expect(text).toContain('Look as often as you like.')
    expect(text).toContain('Called “Keeps more” on')
    expect(text).toContain('Early winners look bigger than they are.')
    expect(text).toContain('Ship it: it keeps more and is proven profitable.')
    expect(text).toContain('Not worth waiting for')
  })

  test('judged in full, it says nothing of early winners', async () => {
    const small = begun({ experiment: document({ plannedTotal: 2000 }) })
    const { text } = await experimentPages(aDesk([small])).get('/pause-length')
    expect(text).toContain('Called “Keeps more” on')
    expect(text).not.toContain('Early winners')
  })

  test('shows the counts of guardrails, the split, other days, and marks what is no verdict', async () => {
    const { text } = await pages.get('/pause-length')
    const leaving = armOf('today').against!.guardrails.find(({ guardrail }) => guardrail === 'leaving')!
    const count = new Intl.NumberFormat('en')
    expect(text).toContain(`${count.format(leaving.offer!.yes!)} of ${count.format(leaving.offer!.n)}`)
    expect(text).toContain('Not told to us yet: Refunds and chargebacks, Complaints.')
    expect(text).toContain('Yes: each arm has about as many customers as its weight says.')
    expect(text).toContain('Day 30: early sign')
    expect(text).toContain('Not for decisions')
    expect(text).toContain('Not protected against repeated looking')
    expect(text).toContain('Chance to keep more than the holdout')
  })

  test('tells what happened to it, with who and when, and has its exposures as files', async () => {
    const { text, html } = await pages.get('/pause-length')
    expect(text).toMatch(/The draft was kept .* by sign-in ada Started/)
    expect(html).toContain('href="/console/experiments/pause-length/exposures.csv"')
    const { status } = await pages.get('/pause-length/exposures.ndjson')
    expect(status).toBe(200)
  })

  test('every plot has a table behind it', async () => {
    const { html } = await pages.get('/pause-length')
    expect(html.match(/<figure class="plot"/g)?.length).toBe(html.match(/The figures as a table/g)?.length)
  })

  test('in Hebrew no word is missing', async () => {
    const { html, text } = await experimentPages(aDesk([running]), 'he').get('/pause-length')
    expect(text).toContain('הוצלו באמת')
    expect(html).not.toMatch(/>\s*(exp|watch|plan|act|plots)\.[a-z_]+/)
  })
})

test('one that has just begun is collecting: no range, counts as they are, and what is lacking', async () => {
  const { text, html } = await experimentPages(aDesk([early])).get('/pause-length')
  expect(text).toContain('Keep going: there is no answer yet.')
  expect(text).toContain('100 judged, 20 of them kept, 20 of them lost.')
  expect(text).not.toContain('Chance to keep more')
  expect(html).not.toContain('id="saved"')
  expect(html).not.toMatch(/<strong>[+-]/)
})

test('one in which nobody is yet says so in every part that it shows', async () => {
  const { status, text } = await experimentPages(aDesk([begun({ from: 0, days: 0 })])).get('/pause-length')
  expect(status).toBe(200)
  expect(text).toContain('Collecting')
  expect(text).not.toContain('NaN')
})

test('a draft has nothing to say, and can be started or changed', async () => {
  const { text, html } = await experimentPages(aDesk([aDraft()])).get('/pause-length')
  expect(text).toContain('Nobody is in it.')
  expect(text).toContain('A pause of 1 month')
  expect(html).toContain('href="/console/experiments/pause-length/start"')
  expect(html).toContain('href="/console/experiments/pause-length/edit"')
  expect(html).not.toContain('/stop"')
})

test.each([
  ['stopped', stopped, 'Stopped because it was not worth waiting for.'],
  ['finished', finished, 'Stopped because the planned number was reached.'],
])('one that is %s says why, and cannot be stopped again', async (_, kept, said) => {
  const pages = experimentPages(aDesk([kept]))
  const { text, html } = await pages.get('/pause-length')
  expect(text).toContain(said)
  expect(html).not.toMatch(/\/(stop|phase|start)"/)
  expect((await pages.get('/pause-length/stop')).status).toBe(404)
})

test('lopsided arms block every verdict, and the page says what to do', async () => {
  const heavy = document()
  const kept = begun({ experiment: heavy })
  const lopsided = {
    ...kept,
    sums: kept.sums?.map((phase) => ({
      ...phase,
      arms: phase.arms.map((arm) =>
        arm.arm === 'today' ? { ...arm, exposed: { ...arm.exposed, n: arm.exposed.n * 2 } } : arm,
      ),
    })),
  } as Kept
  const { text } = await experimentPages(aDesk([lopsided])).get('/pause-length')
  expect(text).toContain('No. Something drops customers from an arm')
  expect(text).toContain('Lopsided')
  expect(text).toContain('plan it again under another id')
  expect(text).not.toContain('Ship it')
  expect((await experimentPages(aDesk([lopsided])).get('')).text).toContain(
    'Blocked: the arms do not fill as their weights say',
  )
})

test('S2.15 an arm that makes leaving harder is told before everything else', async () => {
  const harder = { ...offered, leaves: 0.15 }
  const kept = begun({ truths: { control: plain, today: harder, shorter: offered } })
  const { text } = await experimentPages(aDesk([kept])).get('/pause-length')
  expect(text).toContain('Stop it: an arm does harm.')
  expect((await experimentPages(aDesk([kept])).get('')).text).toContain('An arm does harm')
})

test('with two offers called better they stand against each other, and nothing is called of it', async () => {
  const both = { control: plain, today: { ...offered, kept: 0.5 }, shorter: { ...offered, kept: 0.45 } }
  const { text } = await experimentPages(aDesk([begun({ truths: both })])).get('/pause-length')
  expect(text).toContain('Offers against each other')
  expect(text).toContain('One month against Two months')
})

test('groups are shown in counts, without a range and without a verdict', async () => {
  const cell = (arm: string, kept: number) => ({
    arm,
    by: 'reason' as const,
    key: 'unused',
    n: 210,
    known: 200,
    kept,
  })
  const segments = [cell('control', 60), cell('today', 90), cell('shorter', 20)]
  const kept = { ...running, sums: running.sums?.map((phase) => ({ ...phase, segments })) } as Kept
  const { text } = await experimentPages(aDesk([kept])).get('/pause-length')
  expect(text).toContain('Not used 60 of 200 (30%) 90 of 200 (45%) 20 of 200 (10%)')
})

test('restated days are marked in the picture and named', async () => {
  const day = daysAgo(150)
  const restated = [{ day, horizon: 90, revision: 2, on: daysAgo(2) }]
  const kept = { ...running, sums: running.sums?.map((phase) => ({ ...phase, restated })) } as Kept
  const { text } = await experimentPages(aDesk([kept])).get('/pause-length')
  expect(text).toContain('This page is of revision 2 of the data.')
  expect(text).toContain('(restated)')
})

test('the holdout has a page of its own, without anything to press', async () => {
  const pages = experimentPages(aDesk())
  const { status, text, html } = await pages.get('/holdout')
  expect(status).toBe(200)
  expect(text).toContain('All others')
  expect(html).not.toMatch(/\/holdout\/(stop|start|edit|phase)"/)
  for (const path of ['/holdout/stop', '/holdout/start', '/holdout/edit', '/holdout/phase'])
    expect((await pages.get(path)).status).toBe(404)
})

test('of what nobody planned there is no page', async () => {
  const pages = experimentPages(aDesk())
  for (const path of ['/none', '/none/edit', '/none/start', '/none/exposures.csv'])
    expect((await pages.get(path)).status, path).toBe(404)
})
