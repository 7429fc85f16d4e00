import { writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { aConsole } from './a-console.ts'
import { aDesk, daysAgo } from './a-desk.ts'
import { aDraft, begun, document, offered, plain } from './experiments-of.ts'
const two = (id: string, name: string, more = {}) => document({ id, name, ...more })
test('dump', async () => {
  const running = begun()
  const early = begun({ experiment: two('early', 'Another sentence', { arms: [
    { id: 'control', name: 'No offer', weight: 5000, changes: [{ type: 'no_offer' }] },
    { id: 'words', name: 'Other words', weight: 5000, changes: [{ type: 'sentence', key: 'sorry.unused', text: { en: 'A plan should cost something only while it is used.', he: 'נכון לשלם על מסלול רק כשיש בו שימוש.' } }] },
  ], eligibility: { when: 'facts.period == "month"', reasons: ['unused'] } }), from: 12, perDay: 8, truths: { control: plain, words: offered } })
  const over = begun({ experiment: two('over', 'Two attempts or one'), from: 400, days: 160, perDay: 40, stopped: { daysAgo: 240, why: 'planned' } })
  const stopped = begun({ experiment: two('stopped', 'Renewal with 10 %'), from: 120, days: 90, perDay: 20, stopped: { daysAgo: 30, why: 'no_use' } })
  const week = { day: daysAgo(7), outcome: { saved: 200, kept: 40, cancelled: 400 }, reason: { unused: 120, product: 90, price: 200 }, left: 380 }
  const desk = aDesk([running, early, aDraft(two('draft', 'Three months for two')), over, stopped], { counts: { weeks: [week, week, week, week], matured: { 'all.known': { '': 900 }, 'all.kept': { '': 260 } } } })
  const one = aConsole([], { desk })
  const none = aConsole([], { desk: aDesk([]) })
  const form = { press: 'work', vary: 'terms', figure: 'pause-2.months', to: '1', today: '1', pays: 'month', holdout: '10', horizon: '60', effect: '1', coverage: '100', perDay: '12', share: '25', name: 'X' }
  const save = async (con: typeof one, path: string, name: string, init?: Record<string,string>) => {
    for (const lang of ['en', 'he']) {
      const cookie = `${await con.cookie()}; parley_console_lang=${lang}`
      const r = init ? await con.post(path, init, { cookie }) : await con.send(path, { headers: { cookie } })
      writeFileSync(`/tmp/look/${name}-${lang}.html`, await r.text())
      console.log(name, r.status)
    }
  }
  await save(none, '/console/experiments', 'empty')
  await save(one, '/console/experiments', 'list')
  await save(one, '/console/experiments/new', 'new')
  await save(one, '/console/experiments/new', 'hopeless', form)
  await save(one, '/console/experiments/new', 'wrong', { ...form, press: 'keep', vary: 'sentence', key: 'sorry.unused', en: 'Please do not go {name}', he: '', holdout: 'x', name: '', owner: '', effect: '5', startsOn: '2027-02-01', endsOn: '2027-01-01' })
  await save(one, '/console/experiments/new?as=document', 'document')
  await save(one, '/console/experiments/pause-length', 'watch')
  await save(one, '/console/experiments/early', 'early')
  await save(one, '/console/experiments/over', 'over')
  await save(one, '/console/experiments/draft', 'draft')
  await save(one, '/console/experiments/draft/edit', 'edit')
  await save(one, '/console/experiments/draft/start', 'start')
  await save(one, '/console/experiments/pause-length/stop', 'stop')
  await save(one, '/console/experiments/pause-length/phase', 'phase')
  await save(one, '/console/experiments/holdout', 'holdout')
  const css = await one.send('/console/page.css')
  writeFileSync('/tmp/look/page.css', await css.text())
}, 120000)
