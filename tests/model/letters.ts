/** Letters: what was written is what was asked for, once, and to whom it is about. */
import { everErased, folded, grouped, sessionOfKey, told, whose } from './books.ts'
import type { Asked, Evidence, Posted } from './evidence.ts'
import { addressOf } from './plan.ts'

/** A letter may come twice where a line broke at its end; then it is the same one, by its id. */
export function lettersOnce(evidence: Evidence): string[] {
  const asked = new Map(
    evidence.logs.flatMap(({ outbox }) =>
      outbox.flatMap((one) => (one.effect.type === 'notify' ? [[one.key, one] as const] : [])),
    ),
  )
  return [
    ...evidence.posted.flatMap((letter) => strange(evidence, letter, asked.has(keyOf(letter)))),
    ...twoOfAKind([...asked.values()]),
    ...neverPosted(evidence),
  ]
}

/** `Message-ID` is made of the effect's key. */
export const keyOf = ({ id }: Posted): string => id.replace(/^<(.*)@.*>$/, '$1')

function strange(evidence: Evidence, letter: Posted, isAsked: boolean): string[] {
  const { tenant, to } = letter
  const customer = evidence.opened.find(({ session }) => session === sessionOfKey(keyOf(letter)))?.customer
  const about = `${tenant}: letter ${letter.id}`
  if (!letter.id.endsWith(`@${tenant}.example>`)) return [`${about} came to the mail server of ${tenant}`]
  if (customer !== undefined && to !== addressOf(tenant, customer))
    return [`${about}, about ${customer}, went to ${to}`]
  const person = /^person_[a-z]+_(.*)@/.exec(to)?.[1] ?? ''
  if (isAsked || everErased(evidence, { tenant, customer: person })) return []
  return [`${about} to ${to} was asked for by nobody`]
}

/** Of one session at most one of each kind; of surveys two. */
const twoOfAKind = (asked: Asked[]): string[] =>
  [...grouped(asked, ({ session, effect }) => `${session} ${effect.letter}`)].flatMap(([which, all]) => {
    const most = all[0]?.effect.letter === 'survey' ? 2 : 1
    return all.length > most
      ? [`${which} was written ${all.length} times: ${told(all.map(({ key }) => key))}`]
      : []
  })

/** What the log calls sent is there. */
function neverPosted(evidence: Evidence): string[] {
  const there = new Set(evidence.posted.map(keyOf))
  return folded(evidence).flatMap(({ events, session }) =>
    events.flatMap((event) =>
      event.type === 'effect_done' &&
      event.effect === 'notify' &&
      event.unsent === undefined &&
      event.by !== 'hand' &&
      !there.has(event.key)
        ? [`${whose(session.started)}: ${event.key} is sent by the log and came to no mail server`]
        : [],
    ),
  )
}
