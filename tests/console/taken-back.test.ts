/** What the console shows of letters that were not sent and of cancellations taken back. */
import { expect, test } from 'vitest'
import { effectKey, effectsOf } from '#shared/engine/effects.ts'
import type { Talk } from '#tests/fixtures/a-talk.ts'
import { aConsole } from './a-console.ts'
import { aRecord } from './a-record.ts'

const answers = [{ type: 'leaving' }, { type: 'accepted' }] as const
const who = { tenant: 'demo' }

/** The letter stays at its address; then the customer takes the cancellation back. */
function takenBack(state: 'done' | 'waiting') {
  return (talk: Talk) => {
    const { session } = talk.session().started
    for (const [position, event] of [...talk.events].entries()) {
      for (const [index, { type: effect }] of effectsOf(event).entries()) {
        const key = effectKey(session, position, index)
        if (effect === 'notify')
          talk.record({ type: 'effect_done', key, effect, late: false, unsent: 'no_address' })
        if (effect === 'cancel_subscription') talk.record({ type: 'effect_done', key, effect, late: false })
      }
    }
    talk.record({ type: 'undo_asked' })
    if (state === 'waiting') return
    const key = effectKey(session, talk.events.length - 1, 0)
    talk.record({ type: 'effect_done', key, effect: 'take_back', late: false })
  }
}

const record = (state: 'done' | 'waiting') =>
  aRecord({ who, answers, outside: 'waiting', after: takenBack(state) })

async function page(path: string, one: ReturnType<typeof record>, lang: string): Promise<string> {
  const at = aConsole([one])
  const response = await at.send(`${path}?lang=${lang}`, { headers: { cookie: await at.cookie('demo') } })
  return (await response.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

test.each([
  ['en', 'taken back', 'Asked to take the cancellation back', 'not sent (no e-mail address is known'],
  ['he', 'הביטול נמחק', 'התבקשה חזרה מהביטול', 'לא נשלח (אין כתובת דואר'],
] as const)('%s: cancelled it stays, taken back it is', async (lang, tag, event, unsent) => {
  const one = record('done')
  expect(one.row).toMatchObject({ outcome: 'cancelled', billing: 'done', undone: { state: 'done' } })
  expect(await page('/console', one, lang)).toContain(tag)
  const text = await page(`/console/sessions/${one.row.session}`, one, lang)
  for (const said of [tag, event, unsent]) expect(text).toContain(said)
})

test('on its way it says so, and billing has something to do', async () => {
  const one = record('waiting')
  expect(one.row).toMatchObject({ billing: 'waiting', undone: { state: 'waiting' } })
  expect(await page('/console', one, 'en')).toContain('being taken back')
})
