/** Files of tests share a runtime, and nothing else. */
import { abortAllDurableObjects, evictDurableObject } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { leave, rowsOf } from './effects.ts'
import { callsAbout, customerObject, everything, ledgerOf, tenantObject } from './api.ts'
import { forget } from './forget.ts'

const kept = async () => ({
  effects: await rowsOf('forgotten'),
  exits: await tenantObject().sessions(everything),
  ledger: await ledgerOf('forgotten'),
  calls: await callsAbout('forgotten'),
})

it.each([
  ['in memory', async () => undefined],
  [
    'out of memory',
    async () => {
      await evictDurableObject(customerObject('forgotten'))
      await evictDurableObject(tenantObject())
    },
  ],
  ['out of memory all at once', abortAllDurableObjects],
])('what an object that is %s has kept is forgotten', async (_, before) => {
  await leave('forgotten')
  expect(await kept()).not.toEqual({ effects: [], exits: [], ledger: [], calls: [] })
  await before()
  await forget()
  expect(await kept()).toEqual({ effects: [], exits: [], ledger: [], calls: [] })
})
