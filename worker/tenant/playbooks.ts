import { checkText } from '#shared/playbook/check-text.ts'
import type { Published } from '../customer/pinned.ts'

export interface Publishing extends Published {
  /** What tokens call it; `default` is followed where they say nothing. */
  name: string
  author: string
  at: string
}

export type Problems = { path: string; message: string }[]

/** All or nothing: what has a problem is not kept. What is kept has its defaults in it, so that they stay what they were. */
export function publish(sql: SqlStorage, { version, body, name, author, at }: Publishing): Problems {
  const checked = checkText(body)
  if (!checked.ok) return checked.problems.map(({ path, message }) => ({ path, message }))
  const number = Number(sql.exec('SELECT count(*) AS n FROM playbooks WHERE name = ?', name).one()['n']) + 1
  sql.exec(
    'INSERT OR REPLACE INTO playbooks VALUES (?, ?, ?, ?, ?, ?)',
    version,
    name,
    JSON.stringify(checked.playbook),
    author,
    at,
    number,
  )
  return []
}

export function playbookNamed(sql: SqlStorage, name: string): Published | null {
  const query = 'SELECT version, body FROM playbooks WHERE name = ? ORDER BY number DESC LIMIT 1'
  return sql.exec<{ version: string; body: string }>(query, name).toArray()[0] ?? null
}
