import type { Change } from '#shared/engine/change.ts'
import type { Entry } from './books.ts'

/** Null for what is no change by itself. */
export function changeOf({ what, detail }: Entry): Change['type'] | null {
  switch (what) {
    case 'unscheduled':
      return null
    case 'meta_data':
      return detail.includes('parley_benefit') ? 'benefit' : null
    case 'switch':
      return /-month-.*-year-|-year-.*-month-/.test(detail) ? 'continuation' : 'plan_change'
    case 'trial':
      return 'trial_extension'
    case 'discount':
    case 'credit':
    case 'pause':
    case 'cancel':
    case 'take_back':
      return what
  }
}
