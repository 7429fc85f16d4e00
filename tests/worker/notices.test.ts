/** Statutory notices after they were sent: the receipt by e-mail, and the day on which they are erased. */
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Incoming } from '#worker/tenant/notice-desk.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { lettersTo, newKey, setFault, tenantObject } from './api.ts'
import { address, german, give, onRecord, silence } from './notices.ts'

afterEach(async () => {
  vi.restoreAllMocks()
  await setFault('none')
})

/** What waits is due now. */
async function tick(tenant = tenantObject()) {
  await runInDurableObject(tenant, (_: Tenant, state) => {
    state.storage.sql.exec('UPDATE notice_letters SET due = 0')
  })
  await runDurableObjectAlarm(tenant)
}

describe('the receipt also goes by e-mail (BGB 312k (4))', () => {
  it('in the language of the notice, with content, date, time and zone, end and reference', async () => {
    const email = address()
    const { html } = await give({ ...german, email })
    expect(html).toContain(email)
    await expect.poll(() => lettersTo(email)).toHaveLength(1)
    const [letter] = await lettersTo(email)
    expect(letter).toMatchObject({ locale: 'de', subject: 'Eingangsbestätigung: Vertrag kündigen' })
    for (const said of ['ordentliche Kündigung', 'Jonas Weber', 'FL-2041', '31. Januar 2027', 'Fernleaf'])
      expect(letter?.text).toContain(said)
    expect(letter?.text).toMatch(/Eingegangen am: \d{1,2}\. \w+ \d{4} um \d{2}:\d{2}:\d{2} (MEZ|MESZ)/)
    const notice = await onRecord(email)
    expect(letter?.text).toContain(notice?.reference ?? 'no notice')
    await expect.poll(async () => (await onRecord(email))?.mail?.state).toBe('sent')
  })

  it.each([
    ['FR', 'fr', 'Effets de la résiliation', 'Confirmation de réception: Résilier votre contrat'],
    ['EU', 'en', 'Received on', 'Confirmation of receipt: Withdraw from contract'],
  ])('%s', async (place, locale, said, subject) => {
    const email = address()
    await give({ ...german, end: '', email }, place)
    await expect.poll(() => lettersTo(email)).toHaveLength(1)
    const [letter] = await lettersTo(email)
    expect(letter).toMatchObject({ locale, subject })
    expect(letter?.text).toContain(said)
  })

  it('sent twice it is one notice and one letter', async () => {
    const email = address()
    const fields = { ...german, email, key: newKey() }
    const [one, two] = [await give(fields), await give(fields)]
    expect(two.html).toBe(one.html)
    await tick()
    expect(await lettersTo(email)).toHaveLength(1)
  })

  it('a mailbox that is away fails no notice; killed between the two, the object sends it after all, once', async () => {
    silence()
    await setFault('down')
    const email = address()
    expect((await give({ ...german, email })).response.status).toBe(200)
    expect((await onRecord(email))?.mail?.state).toBe('waiting')
    await evictDurableObject(tenantObject())
    await setFault('none')
    expect(await lettersTo(email)).toEqual([])
    await tick()
    await tick()
    expect(await lettersTo(email)).toHaveLength(1)
    expect((await onRecord(email))?.mail?.state).toBe('sent')
    const words = await runInDurableObject(tenantObject(), (_: Tenant, state) =>
      state.storage.sql.exec('SELECT letter FROM notice_letters').toArray(),
    )
    expect(JSON.stringify(words)).not.toContain(email)
  })

  it('an address that takes none for days is given up, and the list says so', async () => {
    silence()
    await setFault('down')
    const email = address()
    await give({ ...german, email })
    await runInDurableObject(tenantObject(), (_: Tenant, state) => {
      state.storage.sql.exec('UPDATE notice_letters SET since = 0')
    })
    await tick()
    expect((await onRecord(email))?.mail?.state).toBe('failed')
  })
})

describe('a notice is kept for three years after the one it came in, then erased with its case', () => {
  const incoming = (reference: string, receivedAt: string): Incoming => ({
    notice: { reference, place: 'DE', content: { name: 'Old Weber', email: 'old@example.test' }, receivedAt },
    letter: { tenant: 'demo', email: 'old@example.test', subject: 's', text: 't', locale: 'de' },
    sender: null,
  })

  it('by the alarm, and not a day sooner', async () => {
    const year = new Date().getUTCFullYear()
    const tenant = tenantObject()
    await tenant.receiveNotice(incoming('aaaa000000000001', `${year - 4}-12-31T23:59:59.000Z`))
    await tenant.receiveNotice(incoming('aaaa000000000002', `${year - 3}-01-01T00:00:00.000Z`))
    expect(await tenant.casesOf('aaaa000000000001')).toHaveLength(1)
    await runDurableObjectAlarm(tenant)
    const left = (await tenant.notices(500)).map(({ reference }) => reference)
    expect(left).not.toContain('aaaa000000000001')
    expect(left).toContain('aaaa000000000002')
    expect(await tenant.casesOf('aaaa000000000001')).toEqual([])
    expect(await tenant.casesOf('aaaa000000000002')).toHaveLength(1)
    // And the next alarm is set, by itself.
    expect(await runInDurableObject(tenant, (_: Tenant, state) => state.storage.getAlarm())).not.toBeNull()
  })
})
