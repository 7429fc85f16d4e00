/** How a session ended: stays with an offer, stays without one, leaves, or left the question open. */
export const outcomes = ['saved', 'kept', 'cancelled', 'abandoned'] as const
export type Outcome = (typeof outcomes)[number]
