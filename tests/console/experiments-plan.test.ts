/** Planning by the form: what is refused says why at its place, and nothing typed is lost. */
import { describe, expect, test } from 'vitest'
import { Experiment } from '#shared/experiments/experiment.ts'
import { lifeOf } from '#shared/experiments/life.ts'
import { needOf } from '#shared/statistics/planner.ts'
import { questionOf, workedOut } from '#worker/console/experiments/planning.ts'
import { aDesk, daysAgo, today } from './a-desk.ts'
import { experimentPages, filled, type Form, type Seen } from './experiments-page.ts'
import { aDraft, document } from './experiments-of.ts'

const week = {
  day: daysAgo(7),
  outcome: { saved: 100, cancelled: 180 },
  reason: { unused: 84, product: 56 },
  left: 170,
}
const counts = { weeks: [week, week, week, week] }

/** Holdout and one of two offers, from a quarter kept, to find five points. */
const { planned } = needOf(
  { measure: { type: 'rate', share: 0.25 }, offers: 2, holdoutShare: 0.41, alpha: 0.05, power: 0.8 },
  0.05,
)

/** The fields that are marked as wrong, by what is said of them. */
const wrongIn = ({ html }: Seen): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<span class="field-wrong" id="(\w+)-wrong">(.*?)<\/span><\/div>/gs)].map(
      ([, name, said]) => [name, /<code>(\w+)<\/code>/.exec(said ?? '')?.[1] ?? ''],
    ),
  )

describe('the form', () => {
  test('keeps a draft and leads to it', async () => {
    const desk = aDesk()
    const { status, location } = await experimentPages(desk).post('/new', filled())
    expect([status, location]).toEqual([303, '/console/experiments/one-month-or-two?done=kept'])
    const { experiment } = lifeOf(desk.eventsOf('one-month-or-two'))
    expect(experiment.arms.map(({ name, weight }) => [name, weight])).toEqual([
      ['No offer', 4100],
      ['As today', 2950],
      ['pause-2, months: 1', 2950],
    ])
    expect(experiment).toMatchObject({
      eligibility: { when: 'facts.period == "month"', reasons: ['product', 'unused'] },
      smallestEffect: 500,
      plannedTotal: planned,
    })
  })

  test.each<[string, Form]>([
    ['amounts', { figure: 'loyal-30.amounts', amounts: '5.00 USD, 4.50 EUR, 700 JPY', horizon: '120' }],
    ['offer', { vary: 'offer', horizon: '120' }],
    ['sentence', { vary: 'sentence', en: 'Fair enough.', he: 'הוגן בהחלט.' }],
    ['attempts', { vary: 'attempts', horizon: '120' }],
    ['nothing', { vary: 'nothing', horizon: '120' }],
    ['money and dates', { cap: '500,50', currency: 'usd', startsOn: '2099-01-01', endsOn: '2099-02-01' }],
  ])('what was kept comes back as it was filled in: %s', async (_, changes) => {
    const pages = experimentPages(aDesk())
    const form = filled({ id: 'mine', ...changes })
    expect((await pages.post('/new', form)).status).toBe(303)
    const { html } = await pages.get('/mine/edit')
    expect(html).toMatch(new RegExp(`value="${form['vary']}" checked`))
    for (const name of ['name', 'holdout', 'horizon', 'effect'])
      expect(html).toMatch(new RegExp(`name="${name}"[^>]*value="${form[name]}"`))
    if (changes['amounts'])
      expect(html).toMatch(new RegExp(`name="amounts"[^>]*value="${changes['amounts']}"`))
    if (changes['cap']) expect(html).toMatch(/name="cap"[^>]*value="500.5"/)
    expect((await pages.post('/mine/edit', { ...form, name: 'Another name' })).status).toBe(303)
    expect((await pages.get('/mine')).text).toContain('Another name')
  })

  test('says what is wrong at each field, with its code, and loses nothing that was typed', async () => {
    const desk = aDesk()
    const form = filled({ name: '', owner: '', holdout: '5', horizon: 'soon', effect: '0', coverage: '101' })
    const seen = await experimentPages(desk).post('/new', form)
    expect(seen.status).toBe(422)
    expect(wrongIn(seen)).toEqual({
      name: 'malformed',
      owner: 'malformed',
      holdout: 'out_of_range',
      horizon: 'malformed',
      effect: 'out_of_range',
      coverage: 'out_of_range',
    })
    for (const typed of ['value="soon"', 'value="101"', 'A shorter pause is resumed by more.'])
      expect(seen.html).toContain(typed)
    expect(seen.text).toContain('Nothing was kept: there are 6 problems.')
    expect(seen.html).toContain('href="#f-horizon"')
    expect(desk.eventsOf('one-month-or-two')).toEqual([])
  })

  test.each<[string, Form, Record<string, string>]>([
    ['a horizon shorter than a pause', { horizon: '60' }, { horizon: 'horizon_too_short' }],
    ['a figure that is none', { to: 'one' }, { to: 'malformed' }],
    ['a figure beyond what an offer may be', { to: '7' }, { figure: 'arm_wrong' }],
    ['a figure that the offer has not', { figure: 'pause-2.percent', to: '7' }, { figure: 'arm_wrong' }],
    ...[
      ['that is none', 'five dollars', 'malformed'],
      ['that is nothing', '', 'malformed'],
      ['without a currency', '5', 'malformed'],
      ['in one currency twice', '5 USD, 6 USD', 'malformed'],
      ['that may be a thousand or one', '1,000 USD', 'malformed'],
      ['of nothing', '0 USD', 'out_of_range'],
      ['in no currency', '5 USD, 4 XXQ', 'currency_unknown'],
      ['beyond what anybody takes off', '99999999 USD', 'arm_wrong'],
    ].map(([what = '', amounts = '', code = '']): [string, Form, Record<string, string>] => [
      `an amount ${what}`,
      { figure: 'loyal-30.amounts', amounts, horizon: '120' },
      { amounts: code },
    ]),
    ['amounts of what has none', { figure: 'pause-2.amounts', amounts: '5 USD' }, { amounts: 'arm_wrong' }],
    [
      'amounts of an offer that is none',
      { figure: 'gone.amounts', amounts: '5 USD' },
      { figure: 'offer_unknown' },
    ],
    ['an offer that is none', { vary: 'offer', offer: 'gone' }, { offer: 'offer_unknown' }],
    ['a rule that is none', { vary: 'offer', rule: 'gone' }, { rule: 'rule_unknown' }],
    ['a sentence in one language', { vary: 'sentence', en: 'Fair.', he: '' }, { he: 'malformed' }],
    [
      'a sentence with a place nobody fills',
      { vary: 'sentence', en: 'Fair, {friend}.', he: 'הוגן.' },
      { en: 'words_unknown' },
    ],
    [
      'dates the wrong way round',
      { startsOn: '2099-02-01', endsOn: '2099-01-01' },
      { endsOn: 'dates_reversed' },
    ],
    ['money in no currency', { cap: '500', currency: 'XXQ' }, { currency: 'currency_unknown' }],
    ['an id that is none', { id: 'No Spaces' }, { id: 'malformed' }],
    ['the id of the holdout', { id: 'holdout' }, { id: 'id_taken' }],
    ['an id that is taken', { id: 'pause-length' }, { id: 'id_taken' }],
  ])('refuses %s', async (_, changes, wrong) => {
    const desk = aDesk([aDraft()])
    const seen = await experimentPages(desk).post('/new', filled(changes))
    expect(seen.status).toBe(422)
    expect(wrongIn(seen)).toEqual(wrong)
    expect(desk.eventsOf('pause-length')).toHaveLength(1)
  })

  test('says in Hebrew what is wrong, and what the API says beside it in English', async () => {
    const { text, html } = await experimentPages(aDesk(), 'he').post('/new', filled({ horizon: '60' }))
    expect(text).toContain('הקפאה או הנחה עוד לא נגמרות עד אז.')
    expect(html).toMatch(/<small lang="en" dir="ltr">.*pause-2 lasts 60 days/s)
    expect(html).not.toMatch(/exp\.problem/)
  })

  test('what may be written into it is not believed', async () => {
    const { html } = await experimentPages(aDesk()).post(
      '/new',
      filled({ name: '"><script>x</script>', press: 'work' }),
    )
    expect(html).not.toContain('<script>')
  })
})

describe('the planner beside it', () => {
  const works = async (changes: Form, desk = aDesk()) =>
    (await experimentPages(desk).post('/new', filled({ press: 'work', ...changes }))).text

  test('speaks of days first, then of customers and of what holding back costs', async () => {
    const text = await works({ vary: 'nothing', holdout: '50', perDay: '50', horizon: '60' })
    expect(text).toContain('About 96 days to let customers in, and 60 more until the last is judged.')
    expect(text).toContain('2,390 for each offer, 2,390 for the holdout, 4,780 in all.')
    expect(text).toContain('2,390 customers are made no offer.')
    expect(text).toContain('that costs 120 of them')
  })

  test('says plainly that a plan is hopeless, and what would help', async () => {
    const text = await works({ effect: '1', holdout: '10', perDay: '12' })
    expect(text).toContain('This plan is hopeless')
    expect(text).toMatch(/Only one offer: about [\d,]+ days/)
    expect(text).toMatch(/Looking for 2 points instead: about [\d,]+ days/)
    expect(text).toMatch(/41% without an offer: about [\d,]+ days/)
  })

  test('names the smallest effect by 30, 60 and 90 days, and what more offers cost', async () => {
    const text = await works({})
    expect(text).toMatch(/30 days [\d.]+ points 60 days [\d.]+ points 90 days [\d.]+ points/)
    expect(text).toMatch(/Offers For each In all Days 1 .* 4 /)
  })

  test('reads how many come from recorded conversations with the reasons of the question', async () => {
    const { html, text } = await experimentPages(aDesk([], { counts })).post(
      '/new',
      filled({ press: 'work', perDay: '' }),
    )
    expect(html).toMatch(/name="perDay" value="20"/)
    expect(text).toContain('About 20: 560 conversations of the last 28 days could come to it.')
  })

  test('asks where nothing is recorded, and says what is lacking', async () => {
    expect(await works({ perDay: '' })).toContain('It cannot be worked out')
    expect(await works({ share: '99' })).toContain('It cannot be worked out')
    const { text } = await experimentPages(aDesk()).get('/new')
    expect(text).toContain('No such conversation is recorded in the last four whole weeks')
  })

  test('takes the share kept from the holdout, where there are enough customers', async () => {
    const draws = [{ offered: { n: 900, yes: 400 }, held: { n: 200, yes: 66 } }]
    const { html, text } = await experimentPages(aDesk([], { counts: { draws } })).get('/new')
    expect(html).toMatch(/name="share" value="33"/)
    expect(text).toContain('33% of 200 customers so far.')
  })

  test('counts neither who is in the global holdout nor who is not let in', () => {
    const question = questionOf({ ...document(), coverage: 5000 })!
    const days = (heldOut: number) =>
      workedOut(question, { share: '25', perDay: '40' }, heldOut)!.days.lettingIn
    const { total } = workedOut(question, { share: '25', perDay: '40' }, 0)!.need
    expect(days(0)).toBe(Math.ceil(total / 20))
    expect(days(500)).toBe(Math.ceil(total / 19))
  })

  test('keeps nothing', async () => {
    const desk = aDesk()
    await experimentPages(desk).post('/new', filled({ press: 'work' }))
    expect(desk.eventsOf('one-month-or-two')).toEqual([])
  })
})

test('every document that the form makes has the form of one', async () => {
  const desk = aDesk()
  await experimentPages(desk).post('/new', filled())
  const [event] = desk.eventsOf('one-month-or-two')
  expect(event && 'experiment' in event && Experiment.safeParse(event.experiment).success).toBe(true)
  expect(event?.at.slice(0, 10)).toBe(today)
})
