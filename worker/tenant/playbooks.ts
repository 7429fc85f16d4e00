import { checkText } from '#shared/playbook/check-text.ts'
import type { Published } from '../customer/pinned.ts'
import { unfitIn } from './experiments/unfit.ts'

export interface Publishing extends Published {
  /** What tokens call it; `default` is followed where they say nothing. */
  name: string
  author: string
  at: string
}

/** The playbook that experiments are on. */
export const triedOn = 'default'

export type Problems = { path: string; message: string }[]

/** One time a playbook was published. Publishing an earlier text again is a publication of its own. */
export interface Publication {
  /** From 1, by name. */
  number: number
  version: string
  /** What the document calls itself. */
  title: string
  author: string
  at: string
}

/** Why nothing was published: the draft has problems, an experiment that runs would not fit it, or another playbook became live since it was compared. */
export type NotPublished =
  | { ok: false; code: 'malformed'; problems: Problems }
  | { ok: false; code: 'live_changed'; live: number }

/** All or nothing: what has a problem, or does not fit an experiment that runs, is not kept. What is kept has its defaults in it, so that they stay what they were. */
export function publish(sql: SqlStorage, { version, body, name, author, at }: Publishing): Problems {
  const checked = checkText(body)
  if (!checked.ok) return checked.problems.map(({ path, message }) => ({ path, message }))
  const unfit = name === triedOn ? unfitIn(sql, checked.playbook, at.slice(0, 10)) : []
  if (unfit.length > 0) return unfit
  sql.exec(
    'INSERT INTO playbooks VALUES (?, ?, ?, ?, ?, ?)',
    name,
    latestNumber(sql, name) + 1,
    version,
    JSON.stringify(checked.playbook),
    author,
    at,
  )
  return []
}

/** Publishes in place of one publication and of no other; 0 stands for the playbook we ship. */
export function publishOver(
  sql: SqlStorage,
  publishing: Publishing,
  over: number,
): { ok: true; number: number } | NotPublished {
  const live = latestNumber(sql, publishing.name)
  if (live !== over) return { ok: false, code: 'live_changed', live }
  const problems = publish(sql, publishing)
  return problems.length > 0 ? { ok: false, code: 'malformed', problems } : { ok: true, number: live + 1 }
}

const latestNumber = (sql: SqlStorage, name: string): number =>
  sql.exec<{ n: number }>('SELECT coalesce(max(number), 0) AS n FROM playbooks WHERE name = ?', name).one().n

export function playbookNamed(sql: SqlStorage, name: string): Published | null {
  const query = 'SELECT version, body FROM playbooks WHERE name = ? ORDER BY number DESC LIMIT 1'
  return sql.exec<{ version: string; body: string }>(query, name).toArray()[0] ?? null
}

export function playbookAt(sql: SqlStorage, name: string, number: number): Published | null {
  const query = 'SELECT version, body FROM playbooks WHERE name = ? AND number = ?'
  return sql.exec<{ version: string; body: string }>(query, name, number).toArray()[0] ?? null
}

/** The newest first. */
export const publications = (sql: SqlStorage, name: string, most: number): Publication[] =>
  sql
    .exec<Publication & Record<string, SqlStorageValue>>(
      `SELECT number, version, body ->> 'name' AS title, author, at FROM playbooks
       WHERE name = ? ORDER BY number DESC LIMIT ?`,
      name,
      most,
    )
    .toArray()
