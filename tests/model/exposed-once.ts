/** Experiments: a customer is exposed to a phase once, in all books alike, and who is held out is offered nothing. */
import type { Event } from '#shared/engine/events.ts'
import { holdoutId } from '#shared/experiments/holdout.ts'
import { folded, grouped, told, whose } from './books.ts'
import type { Evidence, Exposure, Log, Rows } from './evidence.ts'

export const exposedOnce = (evidence: Evidence): string[] => [
  ...evidence.logs.flatMap(inObject),
  ...evidence.tenants.flatMap(atTenant),
  ...heldOut(evidence),
]

const textOf = ({ session, experiment, phase, arm }: Exposure): string =>
  told({ session, experiment, phase, arm })

/** What only one of the two lists has. */
function differing(one: Exposure[], other: Exposure[], names: [string, string]): string[] {
  const [here, there] = [one.map(textOf), other.map(textOf)]
  return [
    ...here
      .filter((text) => !there.includes(text))
      .map((text) => `${text} is in ${names[0]}, not in ${names[1]}`),
    ...there
      .filter((text) => !here.includes(text))
      .map((text) => `${text} is in ${names[1]}, not in ${names[0]}`),
  ]
}

function inObject({ sessions, exposures }: Log): string[] {
  const logged = sessions.flatMap((events) => events.flatMap((event) => exposureIn(event, events)))
  const twice = [...grouped(logged, ({ experiment, phase }) => `${experiment} ${phase}`)].filter(
    ([, all]) => all.length > 1,
  )
  return [
    ...twice.map(([which, all]) => `${which}: one customer was exposed ${all.length} times, ${told(all)}`),
    ...differing(logged, exposures, ['the log', "the object's table"]),
  ]
}

function exposureIn(event: Event, [first]: readonly Event[]): Exposure[] {
  if (event.type !== 'exposed' || first?.type !== 'session_started') return []
  const { experiment, phase, arm } = event
  return [{ session: first.session, experiment, phase, arm }]
}

function atTenant({ tenant, rows, exposures }: Rows): string[] {
  const reported = rows.flatMap(({ session, customer, exposed = [] }) =>
    exposed.map(({ experiment, phase, arm }) => ({ session, customer, experiment, phase, arm })),
  )
  const twice = [...grouped(reported, (one) => `${one.customer} ${one.experiment} ${one.phase}`)].filter(
    ([, all]) => all.length > 1,
  )
  return [
    ...twice.map(([which, all]) => `${tenant}: ${which} has ${all.length} exposures in rows`),
    ...differing(reported, exposures, [`the rows of ${tenant}`, 'its exposures']),
  ]
}

const heldOut = (evidence: Evidence): string[] =>
  folded(evidence).flatMap(({ events, session: { started } }) => {
    const isHeld = (started.trials ?? []).some(({ experiment, plain }) => experiment === holdoutId && !plain)
    const offered = events.find(({ type }) => type === 'offer_presented')
    return isHeld && offered
      ? [`${whose(started)} ${started.session} is held out and was shown an offer`]
      : []
  })
