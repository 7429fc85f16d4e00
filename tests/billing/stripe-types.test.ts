/**
 * Held to Stripe's own types, at compile time and so everywhere: what we send is what Stripe takes, and what we read
 * is what Stripe gives. Nothing of the package runs.
 */
import type Stripe from 'stripe'
import { expect, expectTypeOf, test } from 'vitest'
import type * as z from 'zod'
import * as request from '#worker/billing/stripe/request.ts'
import type * as shapes from '#worker/billing/stripe/shapes.ts'

type Made<K extends keyof typeof request> = (typeof request)[K] extends (...args: never[]) => infer R
  ? R
  : never
type Read<K extends keyof typeof shapes> = (typeof shapes)[K] extends z.ZodType<unknown, infer I> ? I : never

/** Stripe's lists of words are open to words of later versions; ours is pinned, and refuses them. */
type Words<T> = T extends string ? (string extends T ? never : T) : never
type Closed<T> = ([Words<T>] extends [never] ? Extract<T, string> : Words<T>) | Inner<Exclude<T, string>>
type Inner<T> = T extends object ? { [K in keyof T]: Closed<T[K]> } : T

/** What Stripe answers when the references we ask for are filled in. */
type Filled<T, F> = Omit<T, keyof F> & F
type FilledDiscount = Filled<
  Stripe.Discount,
  { source: Filled<Stripe.Discount.Source, { coupon: Stripe.Coupon }> }
>
type FilledCustomer = Filled<Stripe.Customer, { discount: FilledDiscount | null }>
type FilledSubscription = Filled<
  Stripe.Subscription,
  { customer: FilledCustomer; discounts: FilledDiscount[]; schedule: Stripe.SubscriptionSchedule | null }
>

test('what we send', () => {
  type Update = Stripe.SubscriptionUpdateParams
  expectTypeOf<Made<'couponForm'>>().toExtend<Stripe.CouponCreateParams>()
  expectTypeOf<Made<'attachForm'>>().toExtend<Update>()
  expectTypeOf<Made<'pauseForm'>>().toExtend<Update>()
  expectTypeOf<Made<'trialForm'>>().toExtend<Update>()
  expectTypeOf<Made<'benefitForm'>>().toExtend<Update>()
  expectTypeOf<Made<'cancelForm'>>().toExtend<Update>()
  expectTypeOf<Made<'takeBackForm'>>().toExtend<Update>()
  expectTypeOf<Made<'cancelNowForm'>>().toExtend<Stripe.SubscriptionCancelParams>()
  expectTypeOf<Made<'creditForm'>>().toExtend<Stripe.CustomerCreateBalanceTransactionParams>()
  expectTypeOf<Made<'phaseForm'>>().toExtend<Stripe.SubscriptionScheduleUpdateParams.Phase>()
  expectTypeOf<Made<'phaseAfter'>>().toExtend<Stripe.SubscriptionScheduleUpdateParams.Phase>()
  expectTypeOf<Made<'invoicesQuery'>>().toExtend<Stripe.InvoiceListParams>()
  expectTypeOf<Made<'customersQuery'>>().toExtend<Stripe.ChargeListParams & Stripe.CreditNoteListParams>()
  expect(Object.keys(request)).toContain('couponForm')
})

test('what we read', () => {
  expectTypeOf<Closed<Stripe.Coupon>>().toExtend<Read<'Coupon'>>()
  expectTypeOf<Closed<Stripe.Price>>().toExtend<Read<'Price'>>()
  expectTypeOf<Closed<FilledDiscount>>().toExtend<Read<'Discount'>>()
  expectTypeOf<Closed<Stripe.SubscriptionSchedule>>().toExtend<Read<'Schedule'>>()
  expectTypeOf<Closed<FilledSubscription>>().toExtend<Read<'StripeSubscription'>>()
  expectTypeOf<Closed<Stripe.ApiList<Stripe.CustomerBalanceTransaction>>>().toExtend<Read<'BalanceEntries'>>()
  expectTypeOf<Closed<Stripe.ApiList<Stripe.Invoice>>>().toExtend<Read<'Invoices'>>()
  expectTypeOf<Closed<Stripe.ApiList<Stripe.Charge>>>().toExtend<Read<'Charges'>>()
  expectTypeOf<Closed<Stripe.ApiList<Stripe.CreditNote>>>().toExtend<Read<'CreditNotes'>>()
})
