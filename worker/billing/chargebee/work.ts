import type { Change } from '#shared/engine/change.ts'
import { BillingRefused } from '../billing.ts'
import { refusingUnlessGoing } from '../still-going.ts'
import { endOf, isOver, isOwing } from './read.ts'
import type { Chargebee } from './send.ts'
import type { ChargebeeSettings } from './settings.ts'
import type { Account, ChargebeeSubscription } from './shapes.ts'

/** One change that is to be made, and how the account stood a moment ago. */
export interface Work<T extends Change['type'] = Change['type']> {
  change: Extract<Change, { type: T }>
  account: Account
  /** The effect's; each of its requests has one of its own, made from it. */
  key: string
  now: Date
  chargebee: Chargebee
  settings: ChargebeeSettings
}

export const pathOf = ({ id }: ChargebeeSubscription): string => `/subscriptions/${encodeURIComponent(id)}`

export const refuseUnlessGoing = refusingUnlessGoing({ isOver, endOf, isOwing })

/** Chargebee drops a change that waits for the end of the term whenever the subscription is updated. */
export function refuseBeforeChange({ has_scheduled_changes }: ChargebeeSubscription): void {
  if (has_scheduled_changes) throw new BillingRefused('a change of the subscription is waiting')
}
