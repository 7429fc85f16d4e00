/**
 * Brings an object's tables up to date: entries are numbered by their place, run once each, in order, together.
 * A shipped entry is never edited; a change is a new entry.
 */
export function migrate(storage: DurableObjectStorage, migrations: readonly string[]): void {
  const { sql } = storage
  storage.transactionSync(() => {
    sql.exec('CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY)')
    const done = Number(sql.exec('SELECT count(*) AS n FROM migrations').one()['n'])
    migrations.slice(done).forEach((statements, index) => {
      sql.exec(statements)
      sql.exec('INSERT INTO migrations (number) VALUES (?)', done + index + 1)
    })
  })
}
