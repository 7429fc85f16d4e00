import * as z from 'zod'

/** Longest comment taken, in UTF-16 code units. */
export const longestComment = 5000

const comment = z.string().max(longestComment)

/** What the customer may say back. Unknown keys are refused: no offer, price or customer id has a place here. */
export const Answer = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('chose'),
    options: z.array(z.string().max(64)).min(1).max(20),
    text: comment.optional(),
  }),
  z.strictObject({ type: z.literal('wrote'), text: comment.min(1) }),
  z.strictObject({ type: z.literal('skipped') }),
  z.strictObject({ type: z.literal('back') }),
  /** `option` is one of those the offer shows; without it, what the first *yes* says. */
  z.strictObject({ type: z.literal('accepted'), option: z.string().max(64).optional() }),
  z.strictObject({ type: z.literal('declined') }),
  z.strictObject({ type: z.literal('leaving') }),
])
export type Answer = z.infer<typeof Answer>

/** Body of `POST /v1/sessions/current`. */
export const AnswerRequest = z.strictObject({ turn: z.int().min(1), answer: Answer })
export type AnswerRequest = z.infer<typeof AnswerRequest>

/**
 * Body of `POST /v1/sessions`. `key` is made by the browser for this one call and kept for its retries:
 * a begin whose answer was lost is answered again, while a token seen by somebody else stays used.
 */
export const BeginRequest = z.strictObject({
  token: z.string().min(1).max(4096),
  locale: z.string().max(35),
  key: z.string().min(16).max(64),
})
export type BeginRequest = z.infer<typeof BeginRequest>
