import { checkPlaybook } from '#shared/playbook/check.ts'
import type { Published } from '../customer/pinned.ts'

export interface Publishing extends Published {
  /** What tokens call it; `default` is followed where they say nothing. */
  name: string
  author: string
  at: string
}

export type Problems = { path: string; message: string }[]

export function publish(sql: SqlStorage, { version, body, name, author, at }: Publishing): Problems {
  const checked = checkPlaybook(JSON.parse(body))
  if (!checked.ok) return checked.problems
  const number = Number(sql.exec('SELECT count(*) AS n FROM playbooks WHERE name = ?', name).one()['n']) + 1
  sql.exec(
    'INSERT OR REPLACE INTO playbooks VALUES (?, ?, ?, ?, ?, ?)',
    version,
    name,
    body,
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
