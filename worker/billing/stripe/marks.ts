/** How an effect is found again long after Stripe has forgotten its key: by what was written along with it. */
import type { Subscription } from '#shared/engine/change.ts'

/** Stripe's limits on metadata. */
const longest = 500

/** Effects that were made on an object, the latest first, as many as fit. */
const effects = 'parley_effect'
/** The effect that is about to put a schedule on a subscription: one that stands there with this mark is ours. */
const scheduling = 'parley_scheduling'
const benefit = 'parley_benefit'

type Metadata = Readonly<Record<string, string>> | null

const listIn = (metadata: Metadata): string[] => (metadata?.[effects] ?? '').split(' ').filter(Boolean)

export const isMarked = (metadata: Metadata, key: string): boolean => listIn(metadata).includes(key)

export const isMarkedAtAll = (metadata: Metadata): boolean => listIn(metadata).length > 0

export function marked(metadata: Metadata, key: string): Record<string, string> {
  const keys = [key, ...listIn(metadata).filter((one) => one !== key)]
  while (keys.length > 1 && keys.join(' ').length > longest) keys.pop()
  return { [effects]: keys.join(' ') }
}

export const isScheduling = (metadata: Metadata, key: string): boolean => metadata?.[scheduling] === key
export const schedulingMark = (key: string): Record<string, string> => ({ [scheduling]: key })

/** Stripe keeps no benefits: the tenant's own service reads this one from the subscription. */
export const benefitMark = (id: string, until: string): Record<string, string> => ({
  [benefit]: `${id} ${until}`,
})

export function benefitIn(metadata: Metadata): Subscription['benefit'] {
  const [id, until] = (metadata?.[benefit] ?? '').split(' ')
  return id && until ? { benefit: id, until } : null
}

/**
 * Derived from the effect, so that made twice it is one. `again`: one that was never used and has run out is followed
 * by the next.
 */
export const couponId = (key: string, again: number): string =>
  again === 0 ? `parley_${key}` : `parley_${key}_${again}`

export const isCoupon = (coupon: string | null): boolean => coupon?.startsWith('parley_') ?? false
export const isCouponOf = (coupon: string | null, key: string): boolean =>
  coupon !== null && (coupon === couponId(key, 0) || coupon.startsWith(`${couponId(key, 0)}_`))
