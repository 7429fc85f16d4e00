/** What marks an effect at Stripe beside the list of effects: a name of its own. */
type Metadata = Readonly<Record<string, string>> | null

/** The effect that is about to put a schedule on a subscription: one that stands there with this mark is ours. */
const scheduling = 'parley_scheduling'
export const isScheduling = (metadata: Metadata, key: string): boolean => metadata?.[scheduling] === key
export const schedulingMark = (key: string): Record<string, string> => ({ [scheduling]: key })

/**
 * Derived from the effect, so that made twice it is one. `again`: one that was never used and has run out is followed
 * by the next.
 */
export const couponId = (key: string, again: number): string =>
  again === 0 ? `parley_${key}` : `parley_${key}_${again}`

export const isCoupon = (coupon: string | null): boolean => coupon?.startsWith('parley_') ?? false
export const isCouponOf = (coupon: string | null, key: string): boolean =>
  coupon !== null && (coupon === couponId(key, 0) || coupon.startsWith(`${couponId(key, 0)}_`))
