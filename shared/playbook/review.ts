import * as z from 'zod'

const name = z.string().min(1).max(100)

export const departments = ['service', 'sales', 'finance', 'management', 'other'] as const

/** Who answers for what a playbook says, and who of other departments has looked at it (S0.15). */
export const Review = z.strictObject({
  owner: name.nullable().default(null),
  reviewers: z
    .array(z.strictObject({ name, department: z.enum(departments) }))
    .max(20)
    .default([]),
})
export type Review = z.infer<typeof Review>

export const noReview: Review = { owner: null, reviewers: [] }
