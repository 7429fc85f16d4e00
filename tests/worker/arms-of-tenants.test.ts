/** Two tenants on one playbook call an experiment and its arms alike: each is decided by its own document. */
import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { Trial } from '#shared/engine/trial.ts'
import type { Change } from '#shared/experiments/changes.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { compile } from '#shared/rules/compiled.ts'
import { anExperiment } from '#tests/fixtures/an-experiment.ts'
import type { Customer } from '#worker/customer/customer.ts'
import { compiledUnder } from '#worker/customer/pinned.ts'
import { Trials } from '#worker/customer/trials.ts'
import { objectName } from '#worker/identity/object-name.ts'

const plain = compile(defaultPlaybook, 'shared-by-both')

/** What the other arm makes of the playbook in an object of a tenant's customer. */
function decided(tenant: string, change: Change) {
  const document = anExperiment([change])
  const { id: experiment, phase, horizon } = document
  const trial: Trial = { experiment, phase, arm: 'other', bucket: 0, horizon, plain: false }
  const stub = env.CUSTOMER.getByName(objectName(tenant, 'live', 'same-name'))
  return runInDurableObject(stub, (_: Customer, { storage }) => {
    const trials = new Trials(storage.sql)
    trials.pin([{ experiment, phase, body: JSON.stringify(document), enrols: true }], [trial])
    const { limits, offers } = compiledUnder(plain, trials.armsOf([trial])).playbook
    return { attempts: limits.offers, offer: offers['loyal-20'] }
  })
}

it('neither is made the offers of the other', async () => {
  const one = await decided('demo', { type: 'attempts', attempts: 1 })
  const other = await decided('beside', { type: 'terms', offer: 'loyal-20', terms: { percent: 35 } })
  expect(one).toMatchObject({ attempts: 1, offer: { percent: 20 } })
  expect(other).toMatchObject({ attempts: 2, offer: { percent: 35 } })
})
