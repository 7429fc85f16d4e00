/** What is wrong with a playbook and where: `rules.3.offer`. */
export interface Problem {
  path: string
  message: string
  /** How far into the text at this path, where a part of it is meant. */
  offset?: number
}
