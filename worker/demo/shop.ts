/** The one Durable Object of the demonstration business: a shell that keeps its books. */
import { DurableObject } from 'cloudflare:workers'
import type { Change } from '#shared/engine/change.ts'
import { migrate } from '../migrate.ts'
import { Books, migrations } from './books.ts'
import type { FaultMode, Letter } from './books.ts'
import type { Desk } from './desk.ts'

export class Shop extends DurableObject<unknown> implements Desk {
  private readonly books: Books

  constructor(ctx: DurableObjectState, env: unknown) {
    super(ctx, env)
    this.books = new Books(ctx.storage.sql)
    migrate(ctx.storage, migrations)
  }

  async see(id: string, at: string) {
    return this.books.see(id, at)
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
}
