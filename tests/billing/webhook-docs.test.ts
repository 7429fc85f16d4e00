/** The documentation prints the example that the tests run, and names what is really sent. */
import { expect, test } from 'vitest'
import type { Change } from '#shared/engine/change.ts'
import { Standing } from '#worker/billing/webhook/messages.ts'
import { text } from '../house/files.ts'

const documentation = text('docs/billing-webhook.md')

test('the example is the file that the contract runs', () => {
  expect(documentation).toContain(text('tests/peers/home-made/billing.ts').trim())
})

const changes: Record<Change['type'], true> = {
  discount: true,
  credit: true,
  pause: true,
  plan_change: true,
  continuation: true,
  trial_extension: true,
  benefit: true,
  cancel: true,
  take_back: true,
}

test.each([...Object.keys(changes), ...Standing.shape.state.options])('%s is told', (word) => {
  expect(documentation).toMatch(new RegExp(`[\`"]${word}["\`]`))
})
