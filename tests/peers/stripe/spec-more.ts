/** Lists that the description beside the project leaves out, by the names that Stripe's own types have. */
import type Stripe from 'stripe'

const charges: (keyof Stripe.ChargeListParams)[] = ['customer', 'created', 'limit', 'starting_after']
const creditNotes: (keyof Stripe.CreditNoteListParams)[] = ['customer', 'created', 'limit', 'starting_after']

const whole = { type: 'integer' }
const text = { type: 'string', maxLength: 5000 }
const range = { type: 'object', properties: { gte: whole }, additionalProperties: false }
const schemas: Record<string, object> = { created: range, limit: { ...whole, maximum: 100 } }

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

export const more = {
  '/v1/charges': list(charges, ['id', 'amount_refunded', 'payment_intent'] satisfies (keyof Stripe.Charge)[]),
  '/v1/credit_notes': list(creditNotes, [
    'id',
    'invoice',
    'status',
    'out_of_band_amount',
  ] satisfies (keyof Stripe.CreditNote)[]),
}
