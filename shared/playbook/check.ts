import { flowProblems } from './check-flow.ts'
import { ruleProblems } from './check-rules.ts'
import { wordProblems } from './check-words.ts'
import { Playbook } from './playbook.ts'
import type { Problem } from './problem.ts'

export type Checked = { ok: true; playbook: Playbook } | { ok: false; problems: Problem[] }

/** Everything that could go wrong with a playbook in front of a customer, found before it is published (S1.8). */
export function checkPlaybook(document: unknown): Checked {
  const parsed = Playbook.safeParse(document)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
    return { ok: false, problems }
  }
  const playbook = parsed.data
  const problems = [...flowProblems(playbook), ...ruleProblems(playbook), ...wordProblems(playbook)]
  return problems.length === 0 ? { ok: true, playbook } : { ok: false, problems }
}
