import type { CaseKind } from '#shared/playbook/playbook.ts'
import { addHours } from '#shared/rules/derived.ts'
import { isMasked } from './masked.ts'
import { noticeHours, type Notice } from './notices.ts'

/** Something a person must see to, with the day by which. */
export interface Case {
  key: string
  /** The session it comes from, or the reference of a statutory notice. */
  session: string
  /** Null where only a notice says who it is. */
  customer: string | null
  subscription: string | null
  kind: CaseKind | 'statutory_notice'
  reason: string | null
  /** Before all others, whatever is due when. */
  priority: boolean
  due: string
  openedAt: string
}

export function keepCase(sql: SqlStorage, one: Case): void {
  const { key, session, due } = one
  if (isMasked(sql, session)) return
  sql.exec('INSERT OR IGNORE INTO cases VALUES (?, ?, ?, ?)', key, session, due, JSON.stringify(one))
}

export function casesOf(sql: SqlStorage, session: string): Case[] {
  const rows = sql.exec<{ body: string }>('SELECT body FROM cases WHERE session = ?', session).toArray()
  return rows.map(({ body }) => JSON.parse(body) as Case)
}

/** The case that a notice is, from the moment it comes in. */
export function noticeCase({ reference, receivedAt: openedAt }: Notice): Case {
  const due = addHours(new Date(openedAt), noticeHours)
  const who = { customer: null, subscription: null, reason: null }
  const kind = 'statutory_notice'
  return { key: reference, session: reference, ...who, kind, priority: true, due, openedAt }
}
