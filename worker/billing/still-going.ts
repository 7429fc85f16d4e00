import { BillingRefused } from './billing.ts'

/** How a provider reads whether a subscription goes on. `endOf`: null where no end of it is laid. */
interface Reading<S> {
  isOver: (subscription: S) => boolean
  endOf: (subscription: S) => number | string | null
  isOwing: (subscription: S) => boolean
}

/**
 * What was true when the offer was made need not be true now: nothing is given on what has ended or will, nor while a
 * payment is open.
 */
export const refusingUnlessGoing =
  <S>({ isOver, endOf, isOwing }: Reading<S>) =>
  (subscription: S): void => {
    if (isOver(subscription)) throw new BillingRefused('the subscription has ended')
    if (endOf(subscription) !== null) throw new BillingRefused('the subscription is to end')
    if (isOwing(subscription)) throw new BillingRefused('a payment is open')
  }
