/** Phrases of one language. All of them meet text that is lower case and has single spaces. */
export interface Lexicon {
  /** Asks for the end: matched with `g`, from the verb on, with what may follow it. */
  ask: RegExp
  /** Takes back the ask right after it; meets the few words before it and ends with `$`. */
  denied: RegExp
  /** Before an ask in the same sentence, makes it an *if*, a *perhaps*, or somebody else's story. */
  supposed: RegExp
  /** Asks to stay; meets a clause. */
  stay: RegExp
  question: RegExp
  reasons: Record<string, RegExp>
}
