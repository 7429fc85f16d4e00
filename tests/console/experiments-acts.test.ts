/** What is done to an experiment, beside the form: its document, starting, stopping, other weights. */
import { describe, expect, test } from 'vitest'
import { lifeOf } from '#shared/experiments/life.ts'
import { aDesk } from './a-desk.ts'
import { experimentPages, filled, type Form } from './experiments-page.ts'
import { aDraft, begun, document } from './experiments-of.ts'

describe('the document', () => {
  const asDocument = (text: string, press = 'keep'): Form => ({
    as: 'document',
    press,
    text,
    share: '25',
    perDay: '40',
  })
  const json = (changes: Record<string, unknown> = {}) => JSON.stringify({ ...document(), ...changes })

  test('is what the form says, with the number that the planner makes of it', async () => {
    const { html, text } = await experimentPages(aDesk()).post('/new', filled({ press: 'document' }))
    expect(text).toMatch(/"plannedTotal": \d{4}/)
    expect(html).toContain('name="as" value="document"')
    expect(text).toContain('days to let customers in')
  })

  test('is kept as it is, and a draft that the form cannot say is a document again', async () => {
    const pages = experimentPages(aDesk())
    const guardrailMargins = { ...document().guardrailMargins, refunds: 100 }
    expect((await pages.post('/new', asDocument(json({ guardrailMargins })))).status).toBe(303)
    expect((await pages.get('/pause-length/edit')).html).toContain('name="text"')
  })

  test.each([
    ['no JSON', '{ "id": ', 'This is not JSON.', 'malformed'],
    [
      'weights that do not sum to all',
      json({ arms: document().arms.map((arm) => ({ ...arm, weight: 3000 })) }),
      'do not sum to 100%',
      'weights_sum',
    ],
    ['an unknown field', json({ horizn: 60 }), 'did you mean horizon', 'malformed'],
    ['too few planned', json({ plannedTotal: 500 }), 'Too few customers are planned', 'planned_too_few'],
  ])('%s is refused with the reason, and the text stays', async (_, text, said, code) => {
    const desk = aDesk()
    const seen = await experimentPages(desk).post('/new', asDocument(text))
    expect(seen.status).toBe(422)
    expect(seen.text).toContain(said)
    expect(seen.html).toContain(`<code>${code}</code>`)
    expect(seen.html).toContain('name="text"')
    expect(desk.eventsOf('pause-length')).toEqual([])
  })

  test('of one that runs only the little that may be written anew is kept', async () => {
    const desk = aDesk([begun({ from: 12, perDay: 8 })])
    const pages = experimentPages(desk)
    const longer = await pages.post('/pause-length/edit', asDocument(json({ horizon: 120 })))
    expect(longer.html).toContain('<code>fixed</code>')
    expect((await pages.post('/pause-length/edit', asDocument(json({ name: 'Renamed' })))).status).toBe(303)
    expect(desk.eventsOf('pause-length').at(-1)).toMatchObject({ type: 'experiment_revised' })
    const other = await pages.post('/pause-length/edit', asDocument(json({ id: 'other' })))
    expect(other.html).toContain('<code>fixed</code>')
  })
})

describe('starting', () => {
  test('asks once more with what will happen, then it runs', async () => {
    const desk = aDesk([aDraft()])
    const pages = experimentPages(desk)
    const { text } = await pages.get('/pause-length/start')
    expect(text).toContain('40% are made no offer.')
    expect(text).toContain('The question is fixed')
    const { location } = await pages.post('/pause-length/start', {})
    expect(location).toBe('/console/experiments/pause-length?done=started')
    expect(desk.eventsOf('pause-length').at(-1)).toMatchObject({ type: 'experiment_started' })
    expect((await pages.get('/pause-length?done=started')).text).toContain('It runs.')
  })

  test('is refused as a whole, with the reason', async () => {
    const shared = begun({ experiment: document({ id: 'first' }), from: 12, perDay: 8 })
    const desk = aDesk([shared, aDraft()])
    const { status, text } = await experimentPages(desk).post('/pause-length/start', {})
    expect(status).toBe(409)
    expect(text).toContain('Another experiment is on the same offer for the same customers.')
    expect(text).toContain('offer_shared')
    expect(desk.eventsOf('pause-length')).toHaveLength(1)
  })

  test('twice is refused', async () => {
    const pages = experimentPages(aDesk([begun({ from: 2, perDay: 2 })]))
    const { status, text } = await pages.post('/pause-length/start', {})
    expect([status, text.includes('not_a_draft')]).toEqual([409, true])
    expect((await pages.get('/pause-length/start')).status).toBe(404)
  })
})

describe('stopping', () => {
  test('offers the reason that the page itself would give', async () => {
    const { html } = await experimentPages(aDesk([begun()])).get('/pause-length/stop')
    expect(html).toMatch(/value="called"[^>]*checked/)
  })

  test('needs a reason, and keeps it', async () => {
    const desk = aDesk([begun({ from: 12, perDay: 8 })])
    const pages = experimentPages(desk)
    const unsaid = await pages.post('/pause-length/stop', { why: 'boredom' })
    expect([unsaid.status, unsaid.text.includes('Nothing was stopped: say why.')]).toEqual([422, true])
    expect((await pages.post('/pause-length/stop', { why: 'other' })).status).toBe(303)
    expect(desk.eventsOf('pause-length').at(-1)).toMatchObject({ type: 'experiment_stopped', why: 'other' })
    const again = await pages.post('/pause-length/stop', { why: 'other' })
    expect([again.status, again.text.includes('not_running')]).toEqual([409, true])
  })
})

describe('discarding', () => {
  test('asks once more with what will happen, then it has left the list and can be restored', async () => {
    const desk = aDesk([aDraft()])
    const pages = experimentPages(desk)
    expect((await pages.get('/pause-length')).html).toContain('/pause-length/discard')
    expect((await pages.get('/pause-length/discard')).text).toContain('It can be restored at any time')
    expect(desk.eventsOf('pause-length')).toHaveLength(1)

    const { location } = await pages.post('/pause-length/discard', {})
    expect(location).toBe('/console/experiments/pause-length?done=discarded')
    expect(desk.eventsOf('pause-length').at(-1)).toMatchObject({ type: 'experiment_discarded' })
    const list = await pages.get('')
    expect(list.text).toContain('Nothing is being tried yet')
    expect(list.html).toMatch(/<details><summary>.*1.* discarded draft<\/summary>.*pause-length/s)
    expect(list.html).not.toMatch(/<h2>Drafts/)
    const page = await pages.get('/pause-length?done=discarded')
    expect(page.text).toContain('It has left the list, and can be restored.')
    expect(page.html).not.toMatch(/pause-length\/(start|edit|discard)"/)
    expect(page.text).toMatch(/The draft was kept .* Discarded .* by sign-in/)

    expect((await pages.post('/pause-length/restore', {})).status).toBe(303)
    expect((await pages.get('')).html).toMatch(/<h2>Drafts.*pause-length/s)
    expect((await pages.get('/pause-length')).html).toContain('/pause-length/start"')
  })

  test.each([
    ['en', 'It can be stopped, and is never discarded.'],
    ['he', 'אפשר לעצור אותו, אך לא לגנוז אותו.'],
  ])('of one that was started is refused in words, %s', async (language, said) => {
    const desk = aDesk([begun({ from: 2, perDay: 2 })])
    const pages = experimentPages(desk, language)
    expect((await pages.get('/pause-length')).html).not.toContain('/pause-length/discard')
    expect((await pages.get('/pause-length/discard')).status).toBe(404)
    const { status, text } = await pages.post('/pause-length/discard', {})
    expect([status, text.includes(said), text.includes('was_started')]).toEqual([409, true, true])
    expect(desk.eventsOf('pause-length')).toHaveLength(2)
  })

  test.each([
    ['en', 'It was discarded. Restore it first', 'perhaps a discarded one', 'It is not discarded.'],
    ['he', 'הניסוי נגנז. יש לשחזר אותו קודם', 'אולי אחד שנגנז', 'הניסוי אינו גנוז.'],
  ])('leaves nothing that can be done from an old tab, %s', async (language, gone, taken, not) => {
    const desk = aDesk([aDraft()])
    const pages = experimentPages(desk, language)
    expect((await pages.post('/pause-length/restore', {})).text).toContain(not)
    await pages.post('/pause-length/discard', {})
    const form = filled({ id: 'pause-length' })
    for (const [path, status, said] of [
      ['/pause-length/start', 409, gone],
      ['/pause-length/discard', 409, gone],
      ['/pause-length/edit', 422, gone],
      ['/new', 422, taken],
    ] as const) {
      const seen = await pages.post(path, form)
      expect([path, seen.status, seen.text.includes(said)]).toEqual([path, status, true])
    }
    for (const path of ['start', 'discard'])
      expect((await pages.get(`/pause-length/${path}`)).status).toBe(404)
    expect(desk.eventsOf('pause-length')).toHaveLength(2)
  })

  test('is nothing that can be done to the holdout', async () => {
    const pages = experimentPages(aDesk())
    for (const path of ['discard', 'restore']) expect((await pages.get(`/holdout/${path}`)).status).toBe(404)
  })
})

describe('a new phase', () => {
  const weights = (control: string, asToday: string, shorter: string): Form => ({
    'weight.control': control,
    'weight.today': asToday,
    'weight.shorter': shorter,
  })

  test('has other weights, and only those', async () => {
    const desk = aDesk([begun({ from: 12, perDay: 8 })])
    const { status } = await experimentPages(desk).post('/pause-length/phase', weights('40', '59,5', '0.5'))
    expect(status).toBe(303)
    const { experiment } = lifeOf(desk.eventsOf('pause-length'))
    expect(experiment.arms.map(({ weight }) => weight)).toEqual([4000, 5950, 50])
    expect(experiment.phase).toBe(2)
  })

  test.each([
    [weights('40', '30', '40'), 'weights_sum'],
    [weights('40', '30', '30'), 'no_change'],
    [weights('40', 'half', '30'), 'malformed'],
    [weights('0', '50', '50'), 'holdout_empty'],
  ])('%o is refused, and what was typed stays', async (form, code) => {
    const desk = aDesk([begun({ from: 12, perDay: 8 })])
    const { status, html } = await experimentPages(desk).post('/pause-length/phase', form)
    expect(status).toBe(422)
    expect(html).toContain(`<code>${code}</code>`)
    for (const value of Object.values(form)) expect(html).toContain(`value="${value}"`)
    expect(desk.eventsOf('pause-length')).toHaveLength(2)
  })
})
