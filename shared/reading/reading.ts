/** What a comment asks for. `leave` leads to the confirmation, never past it; no other one moves anything by itself. */
export const intents = ['leave', 'reason', 'question', 'stay', 'unclear'] as const
export type Intent = (typeof intents)[number]

/** What a comment says, as far as words alone tell. `sure` is 0 to 1; it never makes an offer by itself. */
export interface Reading {
  intent: Intent
  reasons: string[]
  sure: number
}

/** Who made it: our phrases, or the tenant's model. Support's own word is an event of its own. */
export type ReadBy = 'lexicon' | 'model'
