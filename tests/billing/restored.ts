/** A log that is older than what was done, as after an object was restored to yesterday: its effects come once more. */
import { expect, test } from 'vitest'
import type { Change } from '#shared/engine/change.ts'
import type { Facts } from '#shared/rules/facts.ts'
import { BillingRefused } from '#worker/billing/billing.ts'
import { day } from '../fixtures/a-clock.ts'
import { cancelNow, cases, takeBack } from './changes.ts'
import { stageFor } from './contract-stage.ts'
import type { Harness, Opening } from './harness.ts'

interface Story {
  name: string
  opening: Opening
  steps: (facts: Facts) => Change[]
}

const behindTheEnd = cases
  .filter(({ leaves }) => !leaves)
  .map(({ name, opening, change }): Story => {
    return { name: `${name}, and then left`, opening, steps: (facts) => [change(facts), cancelNow] }
  })

const opening: Opening = { status: 'active', period: 'month' }
const smaller = ({ smallerPlan }: Facts): Change => ({ type: 'plan_change', plan: smallerPlan?.id ?? '' })

const undone: Story[] = [
  { name: 'left and come back', opening, steps: () => [cancelNow, takeBack] },
  { name: 'left, come back and left', opening, steps: () => [cancelNow, takeBack, cancelNow] },
  {
    name: 'the smaller plan, left and come back',
    opening,
    steps: (facts) => [smaller(facts), cancelNow, takeBack],
  },
  {
    name: 'the smaller plan, left, come back and left',
    opening,
    steps: (facts) => [smaller(facts), cancelNow, takeBack, cancelNow],
  },
]

export function restored(harness: Harness): void {
  test.each([...behindTheEnd, ...undone])('$name: nothing is made once more', async (story) => {
    const { billing, clock, who, facts, made } = await stageFor(harness, story.opening)
    const steps = story.steps(facts)
    for (const [index, change] of steps.entries()) await billing.change(who, change, `before-${index}-0`)
    const stood = async () => ({ made: await made(), now: await billing.subscription(who) })
    const before = await stood()
    expect(before.made).toEqual(steps.map(({ type }) => type))
    clock.pass(2 * day)
    for (const [index, change] of steps.entries())
      await billing.change(who, change, `before-${index}-0`).catch((fault: unknown) => {
        expect(fault).toBeInstanceOf(BillingRefused)
      })
    expect(await stood()).toEqual(before)
  })
}
