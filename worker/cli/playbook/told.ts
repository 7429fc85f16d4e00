/** What a verb has to say: to a person, to a program, and to the shell. */
export interface Told {
  text: string
  document: unknown
  exit: 0 | 1
  /** Lines beside the result, about what was left out of it. */
  problems: string[]
}
