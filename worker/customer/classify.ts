import { BillingBarred, BillingBusy, BillingRefused } from '../billing/billing.ts'
import { LetterRefused } from '../notify/notifier.ts'

/** What a fault says of a call: a plain no, no entry, no time now, or nothing at all about what happened. */
export type Verdict =
  | { type: 'refused'; why: string }
  | { type: 'barred' }
  | { type: 'busy'; after: number | null }
  | { type: 'unknown' }

/** One line a fault; what is not here leaves open what happened, and the next try reads before it writes. */
const table: { when: (fault: unknown) => boolean; verdict: (fault: never) => Verdict }[] = [
  { when: (fault) => fault instanceof BillingRefused, verdict: refused },
  { when: (fault) => fault instanceof LetterRefused, verdict: refused },
  { when: (fault) => fault instanceof BillingBarred, verdict: () => ({ type: 'barred' }) },
  { when: (fault) => fault instanceof BillingBusy, verdict: busy },
]

export function verdictOf(fault: unknown): Verdict {
  const line = table.find(({ when }) => when(fault))
  return line ? line.verdict(fault as never) : { type: 'unknown' }
}

function refused({ message }: Error): Verdict {
  return { type: 'refused', why: message }
}

function busy({ after }: BillingBusy): Verdict {
  return { type: 'busy', after }
}
