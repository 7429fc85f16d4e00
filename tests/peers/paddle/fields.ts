/** Which fields each request may carry, as Paddle's node library 3.8 has them, and what they must look like. */
import { Refusal } from './books.ts'

export type Body = Record<string, unknown>
type Check = (value: unknown) => boolean
type Fields = Record<string, Check>

const text: Check = (value) => typeof value === 'string' && value !== ''
const flag: Check = (value) => typeof value === 'boolean'
const count: Check = (value) => Number.isInteger(value) && Number(value) >= 1
const object: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
const amount: Check = (value) => typeof value === 'string' && /^\d+$/.test(value)
const moment: Check = (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)
const oneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(String(value))
const idOf = (prefix: string): Check => {
  const pattern = new RegExp(`^${prefix}_[a-z\\d]{26}$`)
  return (value) => pattern.test(String(value))
}
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)
const listOf =
  (fields: Fields): Check =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.every((one) => isOf(one, fields))

const effective = oneOf('next_billing_period', 'immediately')

export const discountFields: Fields = {
  type: oneOf('flat', 'flat_per_seat', 'percentage'),
  amount: (value) => typeof value === 'string' && /^\d+(\.\d{1,2})?$/.test(value) && Number(value) > 0,
  currency_code: text,
  description: (value) => text(value) && String(value).length <= 500,
  code: (value) => typeof value === 'string' && /^[a-zA-Z0-9]{1,32}$/.test(value),
  enabled_for_checkout: flag,
  recur: flag,
  maximum_recurring_intervals: orNull(count),
  usage_limit: orNull(count),
  custom_data: orNull(object),
}

export const updateFields: Fields = {
  next_billed_at: moment,
  discount: orNull((value) => isOf(value, { id: idOf('dsc'), effective_from: effective }, true)),
  scheduled_change: (value) => value === null,
  items: listOf({ price_id: idOf('pri'), quantity: count }),
  custom_data: orNull(object),
  proration_billing_mode: oneOf(
    'prorated_immediately',
    'prorated_next_billing_period',
    'full_immediately',
    'full_next_billing_period',
    'do_not_bill',
  ),
}

export const pauseFields: Fields = {
  effective_from: effective,
  resume_at: orNull(moment),
  on_resume: oneOf('start_new_billing_period', 'continue_existing_billing_period'),
}

export const cancelFields: Fields = { effective_from: effective }

export const adjustmentFields: Fields = {
  action: oneOf('credit', 'refund'),
  transaction_id: idOf('txn'),
  reason: text,
  items: listOf({ item_id: idOf('txnitm'), type: oneOf('partial'), amount }),
}

/** @throws Refusal as Paddle does where a field is unknown or ill-formed. */
export function held(body: unknown, fields: Fields): Body {
  if (!isOf(body, fields)) throw new Refusal('invalid_field')
  return body as Body
}

function isOf(value: unknown, fields: Fields, isWhole = false): boolean {
  if (!object(value)) return false
  const given = Object.entries(value as Body)
  const areKnown = given.every(([name, one]) => Object.hasOwn(fields, name) && fields[name]?.(one) === true)
  return areKnown && (!isWhole || given.length === Object.keys(fields).length)
}
