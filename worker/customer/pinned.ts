import { defaultPlaybook } from '#shared/playbook/default.ts'
import { Playbook } from '#shared/playbook/playbook.ts'
import { compile, type Compiled } from '#shared/rules/compiled.ts'
import { logFault } from '../errors.ts'

/** A published playbook as it travels: named by its content, so that equal versions are equal playbooks. */
export interface Published {
  version: string
  body: string
}

const compiled = new Map<string, Compiled>()
const mostKept = 50

/** The playbook a session is pinned to, kept in this customer's object for as long as its sessions. */
export class Pinned {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  keep({ version, body }: Published): void {
    this.#sql.exec('INSERT OR IGNORE INTO playbooks VALUES (?, ?)', version, body)
  }

  /** One that cannot be read any more gives way to the default: leaving works all the same. */
  get(version: string): Compiled {
    const known = compiled.get(version)
    if (known) return known
    const found = this.#sql
      .exec<{ body: string }>('SELECT body FROM playbooks WHERE version = ?', version)
      .toArray()[0]
    return compilePublished({ version, body: found?.body ?? '' })
  }
}

/** Compiled once per version and isolate, for all customers. */
export function compilePublished({ version, body }: Published): Compiled {
  const known = compiled.get(version)
  if (known) return known
  if (compiled.size >= mostKept) compiled.clear()
  const made = attempt(version, body) ?? compile(defaultPlaybook, version)
  compiled.set(version, made)
  return made
}

function attempt(version: string, body: string): Compiled | null {
  try {
    return compile(Playbook.parse(JSON.parse(body)), version)
  } catch (fault) {
    logFault('playbook', fault)
    return null
  }
}
