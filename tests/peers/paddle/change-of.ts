import type { Change } from '#shared/engine/change.ts'
import type { Entry } from './books.ts'

/** Null for what is no change by itself: a discount nobody has, a mark, a bill that moves before the end does. */
export function changeOf({ what, detail }: Entry): Change['type'] | null {
  const names = detail.split(' ')
  switch (what) {
    case 'discount_made':
    case 'unscheduled':
      return null
    case 'custom_data':
      return names.includes('parley_benefit') ? 'benefit' : null
    case 'discount':
      return names.includes('parley_credit') ? 'credit' : 'discount'
    case 'adjustment':
      return 'credit'
    case 'items':
      return /_month.*_year|_year.*_month/.test(detail) ? 'continuation' : 'plan_change'
    case 'billed_at':
      return names.includes('parley_billed_at_was') ? null : 'trial_extension'
    case 'discount_removed':
    case 'resume':
      throw new Error(`nobody asked for ${what}`)
    case 'pause':
    case 'cancel':
    case 'take_back':
      return what
  }
}
