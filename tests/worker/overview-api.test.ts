/** The overview's figures for the tenant's own servers: the same as the page's, from the rows alone. */
import { beforeAll, expect, it } from 'vitest'
import type { Overview } from '#shared/figures/overview.ts'
import { byHand } from '#tests/figures/by-hand.ts'
import { someRows } from '#tests/figures/rows.ts'
import { apiKey } from '../peers/test-settings.ts'
import { refusal, send } from './api.ts'
import { keepRows } from './overview-rows.ts'

const now = Date.now()
const rows = someRows(400, 5, now)
beforeAll(() => keepRows(rows, now))

const ask = (query = '', key = apiKey) =>
  send(`/v1/figures${query}`, { headers: { authorization: `Bearer ${key}` } })

it.each([30, 90, 365])('figures of %i days are what the rows say (S0.2, S0.24)', async (days) => {
  const hand = byHand(rows, now, days)
  const overview: Overview = await (await ask(`?days=${days}`)).json()
  expect(overview.outcomes).toEqual(hand.outcomes)
  expect(overview).toMatchObject({ ended: hand.ended, shown: hand.shown, took: hand.took })
  expect(overview.deflected).toMatchObject({ count: hand.deflected.count, kept: hand.deflected.kept })
})

it('90 days where none are named, and no others than the page has', async () => {
  expect(await (await ask()).json()).toEqual(await (await ask('?days=90')).json())
  expect((await refusal(await ask('?days=31')))[0]).toBe(400)
})

it('a key of nobody is refused', async () => {
  expect((await ask('', 'wrong')).status).toBe(401)
})
