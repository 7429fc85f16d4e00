import { Playbook } from './playbook.ts'

export type Checked = { ok: true; playbook: Playbook } | { ok: false; problems: { path: string; message: string }[] }

export function checkPlaybook(playbook: unknown): Checked {
  const parsed = Playbook.safeParse(playbook)
  if (parsed.success) return { ok: true, playbook: parsed.data }
  return { ok: false, problems: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) }
}
