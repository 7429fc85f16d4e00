/** Taking a cancellation back from its receipt: once, until the day it ends, without anything offered for it. */
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Customer } from '#worker/customer/customer.ts'
import { customerObject, ledgerOf, setFault, tenantObject } from './api.ts'
import { eventsOf, leave, lettersOf, press, read } from './receipts.ts'

afterEach(async () => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  await setFault('none')
})

const silence = () => vi.spyOn(console, 'error').mockImplementation(() => undefined)
const changes = async (customer: string) => (await ledgerOf(customer)).map(({ change }) => change.type)
const outcome = async (customer: string, session: string) =>
  (await eventsOf(customer, session)).flatMap((event) => (event.type === 'ended' ? [event.outcome] : []))

/** What waits is due now. */
async function tick(customer: string) {
  await runInDurableObject(customerObject(customer), (_: Customer, state) => {
    state.storage.sql.exec('UPDATE outbox SET due = 0')
  })
  await runDurableObjectAlarm(customerObject(customer))
}

describe('a cancellation taken back from its receipt', () => {
  it('is one button and no offer; pressed, billing goes on and the page says so', async () => {
    const { path, session } = await leave('undo-plain')
    const before = await read(path)
    expect(before.html).toContain(
      'Until the end of March 15, 2027 (UTC) you can take this cancellation back here.',
    )
    expect(before.html.match(/<button/g)).toHaveLength(1)
    const pressed = await press(path)
    expect([pressed.status, pressed.response.headers.get('location')]).toEqual([303, path])
    const { html } = await read(path)
    expect(html).toContain('It is done: the cancellation was taken back, and your plan goes on as it was.')
    expect(html).toContain('Taken back on')
    expect(html).not.toContain('<button')
    expect(html).not.toContain('Thank you')
    expect(html).not.toContain('To undo')
    expect(await changes('undo-plain')).toEqual(['cancel', 'take_back'])
    expect(await outcome('undo-plain', session)).toEqual(['cancelled'])
    await expect
      .poll(async () => (await tenantObject().session(session))?.undone?.state, { timeout: 5000 })
      .toBe('done')
    const row = await tenantObject().session(session)
    expect(row).toMatchObject({ outcome: 'cancelled', billing: 'done' })
    await expect.poll(() => lettersOf('undo-plain')).toHaveLength(2)
    const letter = (await lettersOf('undo-plain')).at(-1)
    expect(letter?.subject).toBe('Taking back your cancellation with Fernleaf')
    expect(letter?.text).toContain('your plan goes on as it was')
    expect(letter?.text).not.toMatch(/Thank you|you can take the cancellation back/)
  })

  it('pressed twice, and at once from two tabs, it is one effect and one letter', async () => {
    const { path, session } = await leave('undo-twice')
    await Promise.all([press(path), press(path), press(path)])
    await press(path)
    await tick('undo-twice')
    expect(await changes('undo-twice')).toEqual(['cancel', 'take_back'])
    const asked = (await eventsOf('undo-twice', session)).filter(({ type }) => type === 'undo_asked')
    expect(asked).toHaveLength(1)
    expect(await lettersOf('undo-twice')).toHaveLength(2)
  })

  it('while billing is down it is on the record with a deadline, and the customer is told when it is done (S0.16)', async () => {
    silence()
    const { path, session } = await leave('undo-down')
    await setFault('down')
    await press(path)
    const waiting = await read(path)
    expect(waiting.html).toMatch(/We have your request to take the cancellation back.*by \w+ \d+, \d{4}/s)
    expect(waiting.html).not.toContain('<button')
    expect(await changes('undo-down')).toEqual(['cancel'])
    expect((await lettersOf('undo-down')).map(({ subject }) => subject)).toEqual([
      'Your cancellation with Fernleaf',
    ])
    await setFault('none')
    await tick('undo-down')
    await tick('undo-down')
    expect(await changes('undo-down')).toEqual(['cancel', 'take_back'])
    expect((await read(path)).html).toContain('It is done: the cancellation was taken back')
    expect((await lettersOf('undo-down')).map(({ subject }) => subject)).toContain(
      'Taking back your cancellation with Fernleaf',
    )
    expect((await tenantObject().session(session))?.undone?.state).toBe('done')
  })

  it('where billing says no, the customer hears the truth and somebody has to see to it', async () => {
    silence()
    const { path, session } = await leave('undo-refused')
    await setFault('refuse')
    await press(path)
    expect((await read(path)).html).toMatch(/our billing did not take the cancellation back.*by \w+ \d+/s)
    await setFault('none')
    await tick('undo-refused')
    const [opened] = await tenantObject().casesOf(session)
    expect(opened).toMatchObject({ kind: 'billing_correction', customer: 'undo-refused' })
    expect((await tenantObject().session(session))?.undone?.state).toBe('failed')
  })

  it('after the day it ended there is nothing to take back, and the page says so', async () => {
    const { path } = await leave('undo-late')
    vi.setSystemTime('2027-03-15T23:59:00Z')
    expect((await read(path)).html).toContain('<button')
    vi.setSystemTime('2027-03-16T00:00:00Z')
    expect((await press(path)).status).toBe(303)
    const { html } = await read(path)
    expect(html).toContain('This plan ended on March 15, 2027 (UTC)')
    expect(html).not.toContain('<button')
    expect(await changes('undo-late')).toEqual(['cancel'])
  })

  it('a receipt from before a later cancellation takes nothing back', async () => {
    const first = await leave('undo-again')
    await press(first.path)
    const early = await leave('undo-older', { subscription: 'sub-same' })
    const late = await leave('undo-older', { subscription: 'sub-same' })
    await press(early.path)
    expect((await read(early.path)).html).toContain('You cancelled once more after this')
    expect(await changes('undo-older')).toEqual(['cancel', 'cancel'])
    await press(late.path)
    expect(await changes('undo-older')).toEqual(['cancel', 'cancel', 'take_back'])
  })

  it('in Hebrew', async () => {
    const { path } = await leave('undo-hebrew', {}, 'he')
    expect((await read(path)).html).toContain('לחזור מהביטול')
    await press(path)
    expect((await read(path)).html).toContain('הביטול נמחק, והמנוי ממשיך כרגיל')
  })
})
