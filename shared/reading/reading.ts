/** What a comment asks for. `leave` leads to the confirmation, never past it; no other one moves anything by itself. */
export type Intent = 'leave' | 'reason' | 'question' | 'stay' | 'unclear'

/** What a comment says, as far as words alone tell. `sure` is 0 to 1; it never makes an offer by itself. */
export interface Reading {
  intent: Intent
  reasons: string[]
  sure: number
}
