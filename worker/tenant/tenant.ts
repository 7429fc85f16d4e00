import type { CorrectionRow } from '#shared/corrections/row.ts'
import type { Told } from '#shared/webhooks/told.ts'
import type { Env } from '../env.ts'
import { logFault } from '../errors.ts'
import type { BillingEvent } from '../billing/events/arrived.ts'
import { migrate } from '../migrate.ts'
import { quiet } from '../quiet.ts'
import { surroundingsOf } from '../webhooks/outside.ts'
import { Webhooks, type Deed, type Done } from '../webhooks/webhooks.ts'
import { BeginCount } from './begins.ts'
import { BillingEvents } from './billing-events.ts'
import { casesOf, keepCase, noticeCase, type Case } from './cases.ts'
import { expire, schedule } from './clock.ts'
import { keepCorrections, listCorrections } from './corrections.ts'
import { Claims, type Asking, type Claim, type Claimed, type Settled, type Standing } from './claims.ts'
import { eraseCustomer, type ErasedThere, type EraseOrder } from './erase.ts'
import { keepCounted } from './evidence.ts'
import { buildFigures } from './figures/keep.ts'
import { FollowCalls } from './follow-calls.ts'
import { heldThere, type HeldThere } from './held.ts'
import { contactsUntil, type Contacts } from './contacts.ts'
import { migrations } from './migrations.ts'
import { NoticeDesk, type Incoming, type Received } from './notice-desk.ts'
import { noticeTold } from './notice-told.ts'
import type { KeptNotice, NoticePlace } from './notices.ts'
import { PlaybookCalls } from './playbook-calls.ts'
import { findRow, listRows, type Filter } from './reports.ts'
import type { SessionRow } from './session-row.ts'
import { holdoutOf, retentionOf } from './settings.ts'
import { SimulatedCalls } from './simulated.ts'
import { countStuck, listStuck, stuckList, stuckOne, type Stuck, type StuckRow } from './stuck-list.ts'
import { untold } from './untold.ts'

/** What one tenant owns: its sessions as rows, its cases, its playbooks. A thin shell. */
export class Tenant extends SimulatedCalls {
  readonly #desk: NoticeDesk
  readonly #claims: Claims
  readonly #webhooks: Webhooks
  readonly #billing: BillingEvents
  readonly #begins = new BeginCount()

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    migrate(ctx.storage, migrations)
    buildFigures(ctx.storage)
    this.#desk = new NoticeDesk(ctx.storage, env)
    this.#claims = new Claims(ctx.storage.sql)
    this.#webhooks = new Webhooks(ctx.storage, surroundingsOf(env))
    this.#billing = new BillingEvents(ctx.storage, env)
  }

  /** A session that is over: its row, how the offers ended that stand in the books, and what others are told of it. */
  async report(row: SessionRow, settled: readonly Settled[] = [], told: readonly Told[] = []): Promise<void> {
    this.ctx.storage.transactionSync(() => {
      // First, because the row says what was told.
      this.#tell(told)
      keepCounted(this.ctx.storage.sql, row)
      this.#claims.settle(settled)
    })
    await this.#deliver()
  }

  /** What budgets have left, and what others of the customer's group were shown. */
  async standing(asking: Asking): Promise<Standing> {
    return this.#claims.standing(asking, new Date())
  }

  /** Leave to show an offer, its money set aside; or how the books stand now. */
  async claim(asking: Asking, claim: Claim, beside: Standing['beside']): Promise<Claimed> {
    const claimed = this.#claims.claim(asking, claim, beside, new Date())
    await this.#schedule()
    return claimed
  }

  async settleClaims(settled: readonly Settled[]): Promise<void> {
    this.#claims.settle(settled)
    await this.#schedule()
  }

  async withdrawClaim(key: string): Promise<void> {
    this.#claims.withdraw(key)
  }

  async renewClaims(keys: readonly string[], until: string): Promise<void> {
    this.#claims.renew(keys, until)
  }

  /** An effect that needs a person, or does no more. */
  async listStuck(row: StuckRow, told: readonly Told[] = []): Promise<void> {
    listStuck(this.ctx.storage.sql, row)
    this.#tell(told)
    await this.#deliver()
  }

  async stuck(most: number): Promise<Stuck[]> {
    return stuckList(this.ctx.storage.sql, most)
  }

  async stuckOne(key: string): Promise<Stuck | null> {
    return stuckOne(this.ctx.storage.sql, key)
  }

  async countStuck(): Promise<number> {
    return countStuck(this.ctx.storage.sql)
  }

  async sessions(filter: Filter): Promise<SessionRow[]> {
    return listRows(this.ctx.storage.sql, filter)
  }

  /** How often one conversation was enough, as of now. */
  async contacts(): Promise<Contacts> {
    return contactsUntil(this.ctx.storage.sql, Date.now())
  }

  async session(id: string): Promise<SessionRow | null> {
    return findRow(this.ctx.storage.sql, id)
  }

  async openCase(one: Case, told: readonly Told[] = []): Promise<void> {
    keepCase(this.ctx.storage.sql, one)
    this.#tell(told)
    await this.#deliver()
  }

  /** Something of a subscription has changed at billing. Null where that is kept now; else why it is not. */
  async billingEvent(tenant: string, mode: 'live' | 'test', event: BillingEvent) {
    const ignored = this.#billing.take(tenant, mode, event)
    if (ignored === null) await this.#deliver()
    return ignored
  }

  async webhooks() {
    return this.#webhooks.standings()
  }

  async webhook(id: string) {
    return this.#webhooks.open(id)
  }

  async doWebhook(deed: Deed): Promise<Done> {
    const done = await this.#webhooks.does(deed)
    await this.#deliver()
    return done
  }

  /** One customer goes; what they count for in the figures stays. */
  async erase(order: EraseOrder): Promise<ErasedThere> {
    const { storage } = this.ctx
    const tables = { sql: storage.sql, claims: this.#claims, webhooks: this.#webhooks }
    const erased = storage.transactionSync(() => eraseCustomer(tables, order))
    await this.#schedule()
    return erased
  }

  /** Conversations begun in a minute, told by those who let them in. @returns how many there were in all. */
  async countBegins(minute: number, more: number): Promise<number> {
    return this.#begins.add(minute, more)
  }

  async held(customer: string, mode: 'live' | 'test'): Promise<HeldThere> {
    return heldThere(this.ctx.storage.sql, customer, mode)
  }

  /** A notice, its letter and its case, together; then the letter goes out, behind the answer. */
  async receiveNotice(incoming: Incoming): Promise<Received> {
    const received = this.#desk.receive(incoming, (notice) => {
      keepCase(this.ctx.storage.sql, noticeCase(notice))
      this.#webhooks.tell([noticeTold(notice)])
    })
    await this.#deliver()
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
      expire(this.#kept(), Date.now())
      // A receiver that is slow holds up neither letters nor the next alarm.
      await this.#deliver()
      await this.#desk.sendLetters()
    } catch (fault) {
      logFault('tenant alarm', fault)
    }
    await this.#schedule().catch((fault: unknown) => logFault('tenant schedule', fault))
  }

  #kept() {
    const { storage, id } = this.ctx
    const days = { retention: retentionOf(this.env, id.name), holdout: holdoutOf(this.env, id.name) }
    const parts = { desk: this.#desk, claims: this.#claims, webhooks: this.#webhooks, billing: this.#billing }
    return { storage, ...parts, ...days }
  }

  #tell(told: readonly Told[]): void {
    this.#webhooks.tell(untold(this.ctx.storage.sql, told))
  }

  #schedule(): Promise<void> {
    return schedule(this.#kept())
  }

  /** Sends what is due, behind the answer; the alarm comes for what is left, and for all of it after a crash. */
  async #deliver(): Promise<void> {
    await this.#schedule()
    const all = [this.#webhooks.run(), this.#billing.tell()]
    this.ctx.waitUntil(Promise.all(all).then(() => this.#schedule()))
  }

  async casesOf(session: string): Promise<Case[]> {
    return casesOf(this.ctx.storage.sql, session)
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

quiet(PlaybookCalls, FollowCalls, Tenant)
