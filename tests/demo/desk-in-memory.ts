import { DatabaseSync } from 'node:sqlite'
import { Books, migrations, type Sql } from '#worker/demo/books.ts'
import type { Desk } from '#worker/demo/desk.ts'
import { Years } from '#worker/demo/years.ts'

/** The shop's own books on SQLite in memory; only the Durable Object around them is left out. */
export function deskInMemory(): Desk {
  const database = new DatabaseSync(':memory:')
  migrations.forEach((migration) => database.exec(migration))
  const sql: Sql = {
    exec: (query, ...values) => {
      const rows = database.prepare(query).all(...values)
      return { toArray: () => rows }
    },
  }
  const books = new Books(sql)
  const years = new Years(sql)
  return {
    see: async (id, at) => books.see(id, at),
    paid: async (id, since, at) => books.paid(id, since, at),
    change: async (id, idempotencyKey, change, at) => books.change(id, idempotencyKey, change, at),
    keep: async (id, at) => books.keep(id, at),
    receive: async (id, idempotencyKey, letter, at) => books.receive(id, idempotencyKey, letter, at),
    letters: async (id) => books.letters(id),
    startOver: async (at) => books.startOver(at),
    fault: async () => books.fault(),
    setFault: async (mode) => books.setFault(mode),
    year: async () => years.read(),
    playYear: async (asked, at) => years.begin(asked, at),
  }
}
