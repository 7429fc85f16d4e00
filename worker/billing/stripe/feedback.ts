/** Why somebody left, in Stripe's own words for it. Reasons go by their ids in the playbook we ship; others are `other`. */
const feedback = {
  price: 'too_expensive',
  unused: 'unused',
  competitor: 'switched_service',
  product: 'missing_features',
  missing_feature: 'missing_features',
  hard_to_use: 'too_complex',
  unreliable: 'low_quality',
  too_slow: 'low_quality',
  service: 'customer_service',
} as const

export type Feedback = (typeof feedback)[keyof typeof feedback] | 'other'

export const feedbackFor = (reason: string): Feedback =>
  Object.hasOwn(feedback, reason) ? feedback[reason as keyof typeof feedback] : 'other'
