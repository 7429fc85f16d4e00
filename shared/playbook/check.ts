import { answerProblems } from './check-answers.ts'
import { budgetProblems } from './check-budgets.ts'
import { copyProblems } from './check-copy.ts'
import { flowProblems } from './check-flow.ts'
import { phraseProblems } from './check-phrases.ts'
import { offerProblems } from './check-offers.ts'
import { ruleProblems } from './check-rules.ts'
import { wordProblems } from './check-words.ts'
import { Playbook } from './playbook.ts'
import type { Problem } from './problem.ts'
import { schemaProblems } from './schema-problems.ts'

export type Checked = { ok: true; playbook: Playbook } | { ok: false; problems: Problem[] }

/** Everything that could go wrong with a playbook in front of a customer, found before it is published (S1.8). */
export function checkPlaybook(document: unknown): Checked {
  const parsed = Playbook.safeParse(document)
  if (!parsed.success) {
    return { ok: false, problems: schemaProblems(parsed.error, document) }
  }
  const playbook = parsed.data
  const problems = [
    ...flowProblems(playbook),
    ...offerProblems(playbook),
    ...ruleProblems(playbook),
    ...budgetProblems(playbook),
    ...answerProblems(playbook),
    ...phraseProblems(playbook),
    ...wordProblems(playbook),
    ...copyProblems(playbook),
  ]
  return problems.length === 0 ? { ok: true, playbook } : { ok: false, problems }
}
