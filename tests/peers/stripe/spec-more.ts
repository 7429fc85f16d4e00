/** What the description beside the project leaves out, by the names that Stripe's own types have. */
import type Stripe from 'stripe'

const charges: (keyof Stripe.ChargeListParams)[] = ['customer', 'created', 'limit', 'starting_after']
const creditNotes: (keyof Stripe.CreditNoteListParams)[] = ['customer', 'created', 'limit', 'starting_after']

const whole = { type: 'integer' }
const text = { type: 'string', maxLength: 5000 }

const formOf = (properties: Readonly<Record<string, object>>, required: readonly string[] = []) => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
})

type Of<T> = Partial<Record<keyof T, object>>
const recurring: Of<Stripe.PriceCreateParams.Recurring> = { interval: { enum: ['month', 'year'] } }
const invoicing: Of<Stripe.CustomerCreateParams.InvoiceSettings> = { default_payment_method: text }
const item: Of<Stripe.SubscriptionCreateParams.Item> = { price: text }

const schemas: Record<string, object> = {
  created: formOf({ gte: whole }),
  limit: { ...whole, maximum: 100 },
  metadata: { type: 'object', additionalProperties: text },
  unit_amount: whole,
  trial_period_days: whole,
  recurring: formOf(recurring, ['interval']),
  invoice_settings: formOf(invoicing),
  items: { type: 'array', items: formOf(item) },
  payment_behavior: { enum: ['allow_incomplete'] },
}

const list = (names: readonly string[], required: readonly string[]) => ({
  get: {
    parameters: names.map((name) => ({ in: 'query', name, schema: schemas[name] ?? text })),
    responses: { 200: { content: { 'application/json': { schema: pageOf(required) } } } },
  },
})

const pageOf = (required: readonly string[]): object => ({
  type: 'object',
  required: ['object', 'data', 'has_more', 'url'],
  properties: { data: { type: 'array', items: { type: 'object', required } } },
})

const propertiesOf = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, schemas[name] ?? text]))

/** A request that makes something, and what it is answered with: a kind that the description has. */
const made = (names: readonly string[], required: readonly string[], kind: string) => ({
  post: {
    requestBody: {
      content: { 'application/x-www-form-urlencoded': { schema: formOf(propertiesOf(names), required) } },
    },
    responses: {
      200: { content: { 'application/json': { schema: { $ref: `#/components/schemas/${kind}` } } } },
    },
  },
})

const product: (keyof Stripe.ProductCreateParams)[] = ['name', 'metadata']
const price: (keyof Stripe.PriceCreateParams)[] = ['product', 'currency', 'unit_amount', 'recurring']
const customer: (keyof Stripe.CustomerCreateParams)[] = [
  'name',
  'metadata',
  'payment_method',
  'invoice_settings',
]
const customerAgain: (keyof Stripe.CustomerUpdateParams)[] = ['name', 'metadata']
const subscription: (keyof Stripe.SubscriptionCreateParams)[] = [
  'customer',
  'items',
  'metadata',
  'payment_behavior',
  'trial_period_days',
]

export const more = {
  '/v1/products': made(product, ['name'], 'product'),
  '/v1/prices': made(price, ['currency'], 'price'),
  '/v1/customers': made(customer, [], 'customer'),
  '/v1/customers/{customer}': made(customerAgain, [], 'customer'),
  '/v1/subscriptions': made(subscription, [], 'subscription'),
  '/v1/charges': list(charges, ['id', 'amount_refunded', 'payment_intent'] satisfies (keyof Stripe.Charge)[]),
  '/v1/credit_notes': list(creditNotes, [
    'id',
    'invoice',
    'status',
    'out_of_band_amount',
  ] satisfies (keyof Stripe.CreditNote)[]),
}
