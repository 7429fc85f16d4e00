/** What is wrong with a playbook and where: `rules.3.offer`. */
export interface Problem {
  path: string
  message: string
}
