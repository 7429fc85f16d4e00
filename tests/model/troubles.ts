/** What goes wrong in a round, each at its moment. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Erasing, Round, Spell } from './plan.ts'
import type { World } from './world.ts'

/** Crashes go one after the other; a frozen process may be killed, and then is not thawed. */
export function troubles(world: World, round: Round): Promise<void>[] {
  const { server, billing, post, sink } = world
  const began = performance.now()
  const at = (moment: number) => delay(Math.max(0, moment - (performance.now() - began)))
  const crashes = async () => {
    for (const { at: moment, sets } of round.crashes) {
      await at(moment)
      note(world, sets === 0 ? 'kill -9' : `kill -9, and the clock is set by ${sets / 60_000} min`)
      await server.crash(sets)
    }
  }
  const freezing = round.freezes.map(async ({ at: moment, lasts }) => {
    await at(moment)
    await server.freeze(lasts)
  })
  const erasing = round.erasures.map(async (one) => {
    await at(one.at)
    await erase(world, one)
  })
  const owing = round.debts.map(async ({ tenant, customer, from, to }) => {
    for (const [moment, isOwing] of [
      [from, true],
      [to, false],
    ] as const) {
      await at(moment)
      note(world, `${customer} of ${tenant} ${isOwing ? 'has not paid' : 'has paid after all'}`)
      billing[tenant].owe(customer, isOwing)
    }
  })
  const spell = async <F extends string>(
    { tenant, fault, from, to }: Spell<F>,
    who: string,
    fail: Fail<F>,
  ) => {
    await at(from)
    note(world, `${who} of ${tenant}: ${fault}`)
    fail(fault)
    await at(to)
    fail(null)
  }
  return [
    crashes(),
    ...freezing,
    ...erasing,
    ...owing,
    ...round.billing.map((one) => spell(one, 'billing', (fault) => billing[one.tenant].fail(fault))),
    ...round.mail.map((one) => spell(one, 'mail', (fault) => post[one.tenant].fail(fault))),
    ...round.sink.map((one) => spell(one, 'sink', (fault) => sink.fail(one.tenant, fault))),
  ]
}

type Fail<F> = (fault: F | null) => void

/** As the tenant's own server asks for it. From when it is answered nobody may see anything of the customer. */
async function erase({ client, erased, erasing, saw }: World, { tenant, customer }: Erasing): Promise<void> {
  const asked = Date.now()
  const who = `${tenant} ${customer}`
  erasing.add(who)
  const { status, text } = await client.serve(tenant, `/v1/customers/${customer}`, 'DELETE')
  saw.history.push(`${new Date().toISOString()} erased ${who}: ${text}`)
  if (status !== 200 && status !== 202) throw new Error(`an erasure was met with ${status} ${text}`)
  const isThere = 'rows' in (JSON.parse(text) as { erased: object }).erased
  erased.push({ tenant, customer, asked, told: Date.now(), isThere })
  erasing.delete(who)
}

const note = ({ saw }: World, what: string): void =>
  void saw.history.push(`${new Date().toISOString()} ${what}`)
