/** Moves what the platform has noted of alarms, as if this machine's own clock had been set. Call while the server is down. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** The list of all of them, and each object's own, in nanoseconds since 1970. */
const inList = 'UPDATE _cf_ALARM SET scheduled_time = scheduled_time - ?'
const inObject = 'UPDATE _cf_METADATA SET value = value - ? WHERE key = 1 AND value IS NOT NULL'

/** `folder`: with all objects of one kind. */
export function moveAlarms(folder: string, milliseconds: number): void {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.sqlite'))) {
    const isList = name === 'metadata.sqlite'
    const database = new DatabaseSync(join(folder, name))
    try {
      const table = isList ? '_cf_ALARM' : '_cf_METADATA'
      const has = database.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(table)
      if (has) database.prepare(isList ? inList : inObject).run(BigInt(milliseconds) * 1_000_000n)
    } finally {
      database.close()
    }
  }
}
