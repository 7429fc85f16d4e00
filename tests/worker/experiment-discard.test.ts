/** A draft that is not wanted, in the real runtime: out of the list, on the record, and its id taken for good. */
import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { aDocument } from '../experiments/an-experiment.ts'
import { apiKeyBeside } from '../peers/test-settings.ts'
import { send, tenantObject } from './api.ts'
import { call, refused, told } from './experiments-api.ts'

const id = 'pause-length'
const idsIn = async (query = ''): Promise<string[]> => {
  const { experiments } = await (await call('GET', query)).json<{ experiments: { id: string }[] }>()
  return experiments.map((one) => one.id).filter((one) => one !== 'holdout')
}
const discard = () => call('POST', `/${id}/discard`)

describe('a draft', () => {
  it('that nobody planned is not discarded', async () => {
    expect(await refused(await discard())).toEqual([404, 'not_found', []])
    expect(await refused(await call('POST', `/${id}/restore`))).toEqual([404, 'not_found', []])
  })

  it('is discarded: it leaves the list and stays on the record, with who and when', async () => {
    expect((await call('PUT', `/${id}`, aDocument())).status).toBe(200)
    expect(await idsIn()).toEqual([id])
    expect(await (await discard()).json()).toMatchObject({
      experiment: { id },
      startedAt: null,
      discarded: { at: expect.any(String) as string, by: 'api' },
    })
    expect(await idsIn()).toEqual([])
    expect(await idsIn('?state=draft')).toEqual([])
    expect(await idsIn('?state=discarded')).toEqual([id])
    await evictDurableObject(tenantObject())
    expect(await told(id)).toMatchObject({
      state: 'discarded',
      report: null,
      experiment: { name: 'One month or two' },
      history: [
        { type: 'experiment_planned', by: 'api' },
        { type: 'experiment_discarded', by: 'api' },
      ],
    })
  })

  it('leaves its id without another meaning, and cannot be started', async () => {
    const no = [422, 'experiment_refused', ['discarded']]
    expect(await refused(await call('PUT', `/${id}`, aDocument({ name: 'Something else' })))).toEqual(no)
    expect(await refused(await call('POST', `/${id}/start`))).toEqual(no)
    expect(await refused(await discard())).toEqual(no)
    expect(await told(id)).toMatchObject({ state: 'discarded', experiment: { name: 'One month or two' } })
    const rows = await runInDurableObject(tenantObject(), (_: Tenant, { storage }) =>
      storage.sql.exec('SELECT 1 FROM experiment_events WHERE experiment = ?', id).toArray(),
    )
    expect(rows).toHaveLength(2)
    expect((await tenantObject().live('default')).running).toEqual([])
  })

  it('is nothing to other tenants and to strangers', async () => {
    for (const what of ['discard', 'restore']) {
      const beside = await call('POST', `/${id}/${what}`, undefined, apiKeyBeside)
      expect(await refused(beside)).toEqual([404, 'not_found', []])
      expect((await send(`/v1/experiments/${id}/${what}`, { method: 'POST' })).status).toBe(401)
    }
  })

  it('restored, is the draft that it was', async () => {
    expect(await (await call('POST', `/${id}/restore`)).json()).toMatchObject({ discarded: null })
    expect(await refused(await call('POST', `/${id}/restore`))).toEqual([
      422,
      'experiment_refused',
      ['not_discarded'],
    ])
    expect(await idsIn()).toEqual([id])
    expect(await told(id)).toMatchObject({ state: 'draft', experiment: { phase: 1 } })
  })

  it('that was started is never discarded, neither running nor stopped', async () => {
    expect((await call('POST', `/${id}/start`)).status).toBe(200)
    const no = [422, 'experiment_refused', ['was_started']]
    expect(await refused(await discard())).toEqual(no)
    expect((await call('POST', `/${id}/stop`, {})).status).toBe(200)
    expect(await refused(await discard())).toEqual(no)
    expect(await told(id)).toMatchObject({ state: 'stopped' })
  })
})

it('a state that there is not is refused by name', async () => {
  const response = await call('GET', '?state=gone')
  expect(await refused(response)).toEqual([400, 'bad_request', ['state']])
})
