/** What each arm shows, in the engine's own words. */
import { expect, test } from 'vitest'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { aDesk } from './a-desk.ts'
import { experimentPages } from './experiments-page.ts'
import { aDraft, document } from './experiments-of.ts'

test('each arm shows its card in both languages, in the words of the engine, and the holdout none', async () => {
  const { html, text } = await experimentPages(aDesk([aDraft()])).get('/pause-length')
  expect(text).toContain('A pause of 1 month')
  expect(text).toContain('A pause of up to 2 months')
  expect(text).toContain('הקפאה למשך חודש אחד')
  expect(html).toMatch(/<div class="preview" lang="he" dir="rtl"/)
  expect(text).toContain('No offer: the conversation goes on to the confirmation.')
})

test('a sentence is shown as it reads in each arm', async () => {
  const words = {
    en: 'A plan should cost something only while it is used.',
    he: 'נכון לשלם על מסלול רק כשיש בו שימוש.',
  }
  const [holdout, plainArm, other] = document().arms
  const arms = [
    holdout,
    plainArm,
    { ...other, changes: [{ type: 'sentence', key: 'sorry.unused', text: words }] },
  ]
  const said = aDraft(
    document({ arms, eligibility: { when: 'facts.period == "month"', reasons: ['unused'] } }),
  )
  const { text } = await experimentPages(aDesk([said])).get('/pause-length')
  expect(text).toContain(words.en)
  expect(text).toContain(words.he)
  expect(text).toContain('It makes no sense to pay for something that lies idle.')
})

test('amounts have a meaning in the preview whatever their currency, and take off no more than half', async () => {
  const [holdout, asToday, other] = document().arms
  for (const [amounts, off, price] of [
    [{ USD: 500, EUR: 450 }, '$5.00 off', '$44.00 a month'],
    [{ EUR: 450 }, '€4.50 off', '€44.50 a month'],
    [{ JPY: 7000 }, '¥7,000 off', '¥7,000 a month'],
  ] as const) {
    const changes = [{ type: 'terms', offer: 'loyal-30', terms: { amounts } }]
    const arms = [holdout, asToday, { ...other, changes }]
    const kept = aDraft(document({ arms, eligibility: { when: 'facts.period == "month"' }, horizon: 120 }))
    const { text } = await experimentPages(aDesk([kept])).get('/pause-length')
    for (const said of [off, price]) expect(text).toContain(said)
    expect(text).not.toContain('has no meaning')
  }
})

test('every offer of the playbook we ship has a preview', async () => {
  for (const [id, offer] of Object.entries(defaultPlaybook.offers)) {
    const change = { type: 'offer', rule: 'product-help', offer: id }
    const [holdout, , other] = document().arms
    const arms = [
      { ...holdout, weight: 5000 },
      { ...other, weight: 5000, changes: [change] },
    ]
    const kept = aDraft(document({ arms, eligibility: { reasons: ['product'] } }))
    const { html, text } = await experimentPages(aDesk([kept])).get('/pause-length')
    expect(html.match(/class="preview" lang="(en|he)"/g), id).toHaveLength(2)
    expect(text, `${id} ${offer.kind}`).not.toContain('has no meaning')
  }
})
