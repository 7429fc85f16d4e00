import type { Change } from '#shared/engine/change.ts'
import type { Entry } from './books.ts'

/** Null for what is no change by itself: a coupon nobody has, a schedule of one phase, a mark. */
export function changeOf({ what, detail }: Entry): Change['type'] | null {
  switch (what) {
    case 'coupon':
    case 'schedule':
      return null
    case 'metadata':
      return detail.includes('parley_benefit') ? 'benefit' : null
    case 'switch':
      return /_month.*_year|_year.*_month/.test(detail) ? 'continuation' : 'plan_change'
    case 'trial':
      return 'trial_extension'
    case 'items':
      return 'plan_change'
    case 'discount':
    case 'credit':
    case 'pause':
    case 'cancel':
    case 'take_back':
      return what
  }
}
