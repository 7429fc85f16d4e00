import { DurableObject } from 'cloudflare:workers'
import type { CorrectionRow } from '#shared/corrections/row.ts'
import type { CaseKind } from '#shared/playbook/playbook.ts'
import type { Vocabulary } from '#shared/playbook/vocabulary.ts'
import { addHours } from '#shared/rules/derived.ts'
import type { Published } from '../customer/pinned.ts'
import type { Env } from '../env.ts'
import { logFault } from '../errors.ts'
import { migrate } from '../migrate.ts'
import { expireWords, keepCorrections, listCorrections, nextExpiry } from './corrections.ts'
import { Claims, type Asking, type Claim, type Claimed, type Settled, type Standing } from './claims.ts'
import { migrations } from './migrations.ts'
import { NoticeDesk, type Incoming, type Received } from './notice-desk.ts'
import { noticeHours, type KeptNotice, type Notice, type NoticePlace } from './notices.ts'
import {
  playbookAt,
  playbookNamed,
  publications,
  publish,
  publishOver,
  type Publishing,
} from './playbooks.ts'
import { recordedRows, type Span } from './recorded-rows.ts'
import { findRow, keepRow, listRows, type Filter } from './reports.ts'
import type { SessionRow } from './session-row.ts'
import { liveVocabulary } from './vocabulary.ts'

/** Milliseconds after which the alarm looks whether what was tried at once is done. */
const alarmAfter = 4000

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
  readonly #desk: NoticeDesk
  readonly #claims: Claims

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    migrate(ctx.storage, migrations)
    this.#desk = new NoticeDesk(ctx.storage, env)
    this.#claims = new Claims(ctx.storage.sql)
  }

  /** A session that is over: its row, and how the offers ended that stand in the books. */
  async report(row: SessionRow, settled: readonly Settled[] = []): Promise<void> {
    keepRow(this.ctx.storage.sql, row)
    this.#claims.settle(settled)
  }

  /** What budgets have left, and what others of the customer's group were shown. */
  async standing(asking: Asking): Promise<Standing> {
    return this.#claims.standing(asking, new Date())
  }

  /** Leave to show an offer, its money set aside; or how the books stand now. */
  async claim(asking: Asking, claim: Claim, beside: Standing['beside']): Promise<Claimed> {
    return this.#claims.claim(asking, claim, beside, new Date())
  }

  async settleClaims(settled: readonly Settled[]): Promise<void> {
    this.#claims.settle(settled)
  }

  async withdrawClaim(key: string): Promise<void> {
    this.#claims.withdraw(key)
  }

  async renewClaims(keys: readonly string[], until: string): Promise<void> {
    this.#claims.renew(keys, until)
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

  /** A notice, its letter and its case, together; then the letter goes out, behind the answer. */
  async receiveNotice(incoming: Incoming): Promise<Received> {
    const received = this.#desk.receive(incoming, (notice) => this.#openNoticeCase(notice))
    await this.#schedule()
    this.ctx.waitUntil(this.#desk.sendLetters())
    return received
  }

  async notices(most: number, after: NoticePlace | null = null, onlyOpen = false): Promise<KeptNotice[]> {
    return this.#desk.notices.list(most, after, onlyOpen)
  }

  async openNotices(): Promise<number> {
    return this.#desk.notices.open()
  }

  /** Done by hand, or with null open again. @returns false where there is no such notice. */
  async settleNotice(reference: string, done: KeptNotice['done']): Promise<boolean> {
    return this.#desk.notices.settle(reference, done)
  }

  /** Never throws: an alarm that throws is tried a few times, then forgotten. */
  override async alarm(): Promise<void> {
    try {
      this.#desk.expire(Date.now())
      expireWords(this.ctx.storage.sql, Date.now())
      await this.#desk.sendLetters()
    } catch (fault) {
      logFault('tenant alarm', fault)
    }
    await this.#schedule().catch((fault: unknown) => logFault('tenant schedule', fault))
  }

  async #schedule(): Promise<void> {
    const times = [this.#desk.nextDue(), nextExpiry(this.ctx.storage.sql)]
    const next = Math.min(...times.filter((time) => time !== null))
    if (Number.isFinite(next)) await this.ctx.storage.setAlarm(Math.max(next, Date.now() + alarmAfter))
  }

  #openNoticeCase({ reference, receivedAt: openedAt }: Notice): void {
    const due = addHours(new Date(openedAt), noticeHours)
    const who = { customer: null, subscription: null, reason: null }
    const kind = 'statutory_notice'
    this.#keepCase({ key: reference, session: reference, ...who, kind, priority: true, due, openedAt })
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

  /** The same in place of one publication and of no other, so that nobody overwrites what they have not seen. */
  async publishOver(publishing: Publishing, over: number) {
    return publishOver(this.ctx.storage.sql, publishing, over)
  }

  async playbookAt(name: string, number: number): Promise<Published | null> {
    return playbookAt(this.ctx.storage.sql, name, number)
  }

  async publications(name: string, most: number) {
    return publications(this.ctx.storage.sql, name, most)
  }

  /** Sessions for a draft to be tried over, the newest first. */
  async recorded(span: Span): Promise<SessionRow[]> {
    return recordedRows(this.ctx.storage.sql, span)
  }

  /** What its live playbooks call their own reasons and benefits. */
  async vocabulary(): Promise<Vocabulary> {
    return liveVocabulary(this.ctx.storage.sql)
  }

  /** Readings that support corrected. The words in them go on the day they go at the customer's object. */
  async keepCorrections(rows: readonly CorrectionRow[]): Promise<void> {
    keepCorrections(this.ctx.storage.sql, rows, Date.now())
    await this.#schedule()
  }

  /** Those after a place in the export, and no more than a call may carry. */
  async corrections(after: number) {
    return listCorrections(this.ctx.storage.sql, after, Date.now())
  }

  /** A sign-in link is good once. @returns false where it was used before. */
  async useLink(jti: string): Promise<boolean> {
    const insert = 'INSERT OR IGNORE INTO used_links VALUES (?, ?)'
    return this.ctx.storage.sql.exec(insert, jti, new Date().toISOString()).rowsWritten > 0
  }
}
