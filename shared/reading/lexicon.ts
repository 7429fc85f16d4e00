/** Phrases of one language. `leave` is read as *cancel now*; `stay` takes that back: "don't cancel". */
export interface Lexicon {
  leave: RegExp
  stay: RegExp
  question: RegExp
  reasons: Record<string, RegExp>
}
