import { copyFor } from '#shared/copy/copy.ts'
import { outcomes } from '#shared/protocol/outcome.ts'
import type { RecordedTry, Sides, Tally } from '#shared/replay/try-recorded.ts'
import { table } from '../replay/table.ts'

const copy = copyFor('en')
const none = '–'

/** A draft over recorded sessions, as a person reads it: what was played, then every difference, then the truth. */
export const sessionsReport = (tried: RecordedTry): string =>
  [
    head(tried),
    tierTable(tried),
    changeTable(tried),
    costTable(tried),
    offerTable('first', tried),
    offerTable('second', tried),
    truth(tried),
  ].join('\n')

function head({ live, draft, from, until, played, unplayed, answered, lost }: RecordedTry): string {
  const days = from === null ? '' : ` that began between ${from} and ${until}`
  return [
    `${draft} in place of ${live}: ${count(played)} played${days}, ${answered} answered otherwise`,
    'Each is played on its own day: the facts known then, the reasons truly given, the law in force on that day.',
    ...(unplayed === 0 ? [] : [`${count(unplayed)} not played: recorded before facts were kept.`]),
    ...lost.map(({ reason, sessions }) => `${count(sessions)}: the draft has no reason ${reason}.`),
    '',
  ].join('\n')
}

const count = (n: number): string => `${n} ${n === 1 ? 'session' : 'sessions'}`
const money = (currency: string, amount: number): string => copy.money({ amount, currency })

function tierTable({ tiers }: RecordedTry): string {
  if (tiers.length === 0) return 'Nobody changes tier.\n'
  const rows = tiers.map(({ customers, from, to }) => [String(customers), from, to])
  return table(['sessions', 'from tier', 'to tier'], rows, [0])
}

function changeTable({ changes }: RecordedTry): string {
  if (changes.length === 0) return 'No session is answered otherwise.\n'
  return table(
    ['sessions', 'reason', 'offer', 'live', 'draft'],
    changes.map(({ sessions, reason, attempt, from, to }) => [
      String(sessions),
      reason ?? none,
      attempt,
      from ?? none,
      `${to ?? none}${to !== null && to === from ? ' (another cost)' : ''}`,
    ]),
    [0],
  )
}

/** If every first offer were accepted; and what truly was. */
function costTable({ cost, overBudget: { live: before, draft: after } }: RecordedTry): string {
  if (cost.length === 0) return 'No offer costs anything, by either playbook or in truth.\n'
  const over = before + after === 0 ? '' : `Over budget: ${count(before)} live, ${count(after)} draft.\n`
  return (
    over +
    table(
      ['first offers in', 'live', 'draft', 'difference', 'truly made', 'truly accepted'],
      cost.map(({ currency, live, draft, made, accepted }) => [
        currency,
        ...[live, draft, draft - live, made, accepted].map((amount) => money(currency, amount)),
      ]),
      [1, 2, 3, 4, 5],
    )
  )
}

function offerTable(attempt: 'first' | 'second', { reasons }: RecordedTry): string {
  return table(
    ['reason', 'sessions', `${attempt}, in truth`, 'live', 'draft'],
    reasons.map((row) => {
      const { truth, live, draft }: Sides = row[attempt]
      return [row.reason ?? none, String(row.sessions), ...[truth, live, draft].map(offers)]
    }),
    [1],
  )
}

const offers = (tally: Tally): string =>
  tally.map(({ offer, times }) => `${offer ?? 'none'} ${times}`).join(', ') || none

function truth({ outcomes: ended, saved }: RecordedTry): string {
  const ends = outcomes.map((outcome) => `${outcome} ${ended[outcome]}`).join(', ')
  const again = `Of ${saved.sessions} who stayed for an offer, the live playbook would make ${saved.live} one of that kind again, the draft ${saved.draft}.`
  return `In truth: ${ends}.\n${again}\n`
}
