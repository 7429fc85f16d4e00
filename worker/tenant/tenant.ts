import { DurableObject } from 'cloudflare:workers'
import type { CaseKind } from '#shared/playbook/playbook.ts'
import { addHours } from '#shared/rules/derived.ts'
import type { Published } from '../customer/pinned.ts'
import type { Env } from '../env.ts'
import { migrate } from '../migrate.ts'
import { migrations } from './migrations.ts'
import { keepNotice, listNotices, noticeHours, type Notice } from './notices.ts'
import { playbookNamed, publish, type Publishing } from './playbooks.ts'
import { findRow, keepRow, listRows, type Filter } from './reports.ts'
import type { SessionRow } from './session-row.ts'

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

/** What one tenant owns: its sessions as rows, its cases, its playbooks. A thin shell. */
export class Tenant extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    migrate(ctx.storage, migrations)
  }

  async report(row: SessionRow): Promise<void> {
    keepRow(this.ctx.storage.sql, row)
  }

  async sessions(filter: Filter): Promise<SessionRow[]> {
    return listRows(this.ctx.storage.sql, filter)
  }

  async session(id: string): Promise<SessionRow | null> {
    return findRow(this.ctx.storage.sql, id)
  }

  async openCase(one: Case): Promise<void> {
    this.#keepCase(one)
  }

  /** A notice and its case, together. Sent again, it brings the notice as it was kept. */
  async receiveNotice(notice: Notice): Promise<Notice> {
    return this.ctx.storage.transactionSync(() => {
      const kept = keepNotice(this.ctx.storage.sql, notice)
      const { reference, receivedAt: openedAt } = kept
      const due = addHours(new Date(openedAt), noticeHours)
      const who = { customer: null, subscription: null, reason: null }
      const kind = 'statutory_notice'
      this.#keepCase({ key: reference, session: reference, ...who, kind, priority: true, due, openedAt })
      return kept
    })
  }

  async notices(most: number): Promise<Notice[]> {
    return listNotices(this.ctx.storage.sql, most)
  }

  #keepCase(one: Case): void {
    const { key, session, due } = one
    const insert = 'INSERT OR IGNORE INTO cases VALUES (?, ?, ?, ?)'
    this.ctx.storage.sql.exec(insert, key, session, due, JSON.stringify(one))
  }

  async casesOf(session: string): Promise<Case[]> {
    const rows = this.ctx.storage.sql
      .exec<{ body: string }>('SELECT body FROM cases WHERE session = ?', session)
      .toArray()
    return rows.map(({ body }) => JSON.parse(body) as Case)
  }

  /** The latest playbook published under a name; null where there is none. */
  async playbook(name: string): Promise<Published | null> {
    return playbookNamed(this.ctx.storage.sql, name)
  }

  /** Checked first; one with a problem is not published at all. */
  async publish(publishing: Publishing) {
    return publish(this.ctx.storage.sql, publishing)
  }

  /** A sign-in link is good once. @returns false where it was used before. */
  async useLink(jti: string): Promise<boolean> {
    const insert = 'INSERT OR IGNORE INTO used_links VALUES (?, ?)'
    return this.ctx.storage.sql.exec(insert, jti, new Date().toISOString()).rowsWritten > 0
  }
}
