/** Milliseconds the customer waits for billing at the end. */
export const patienceForEffect = 2500
