/** The one Durable Object of the demonstration business: a shell that keeps its books. */
import { DurableObject } from 'cloudflare:workers'
import type { Change } from '#shared/engine/change.ts'
import { migrate } from '../migrate.ts'
import { Books, migrations } from './books.ts'
import { bringTo } from './bring.ts'
import type { FaultMode, Letter } from './books.ts'
import type { DemoEnv, Desk } from './desk.ts'
import { Years, type YearAsked } from './years.ts'

export class Shop extends DurableObject<DemoEnv> implements Desk {
  private readonly books: Books
  private readonly years: Years

  constructor(ctx: DurableObjectState, env: DemoEnv) {
    super(ctx, env)
    this.books = new Books(ctx.storage.sql)
    this.years = new Years(ctx.storage.sql)
    migrate(ctx.storage, migrations)
  }

  async see(id: string, at: string) {
    return this.books.see(id, at)
  }

  async paid(id: string, since: string, at: string) {
    return this.books.paid(id, since, at)
  }

  async change(id: string, key: string, change: Change, at: string) {
    return this.ctx.storage.transactionSync(() => this.books.change(id, key, change, at))
  }

  async keep(id: string, at: string) {
    this.books.keep(id, at)
  }

  async receive(id: string, key: string, letter: Letter, at: string) {
    return this.books.receive(id, key, letter, at)
  }

  async letters(id: string) {
    return this.books.letters(id)
  }

  async startOver(at: string) {
    this.ctx.storage.transactionSync(() => this.books.startOver(at))
  }

  async fault() {
    return this.books.fault()
  }

  async setFault(mode: FaultMode) {
    this.books.setFault(mode)
  }

  async year() {
    return this.years.read()
  }

  async playYear(asked: YearAsked, at: string) {
    const isBegun = this.years.begin(asked, at)
    if (isBegun) await this.ctx.storage.setAlarm(Date.now())
    return isBegun
  }

  override async alarm(): Promise<void> {
    const isMore = await this.years.step(bringTo(this.env), () => new Date().toISOString())
    if (isMore) await this.ctx.storage.setAlarm(Date.now())
  }
}
