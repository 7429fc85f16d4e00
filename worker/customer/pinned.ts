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
const mostKept = 200

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

/** What an arm of an experiment makes of a playbook; `key` is the same where that is the same, and nowhere else. */
export interface ArmOf {
  key: string
  apply: (playbook: Playbook) => Playbook
}

/** The playbook under some arms, compiled once. One that does not compile gives way to the plain one. */
export function compiledUnder(plain: Compiled, arms: readonly ArmOf[]): Compiled {
  if (arms.length === 0) return plain
  const key = [plain.version, ...arms.map((arm) => arm.key)].join(' ')
  const known = compiled.get(key)
  if (known) return known
  if (compiled.size >= mostKept) compiled.clear()
  const made = attemptUnder(plain, arms) ?? plain
  compiled.set(key, made)
  return made
}

function attemptUnder({ playbook, version }: Compiled, arms: readonly ArmOf[]): Compiled | null {
  try {
    return compile(
      arms.reduce((changed, { apply }) => apply(changed), playbook),
      version,
    )
  } catch (fault) {
    logFault('experiment', fault)
    return null
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
