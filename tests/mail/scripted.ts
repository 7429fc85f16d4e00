/** Mail servers in a few lines, on a wire of their own: for manners that no real one can be given. */
import type { SmtpSettings } from '#worker/notify/mail-settings.ts'
import { smtp } from '#worker/notify/smtp/smtp.ts'
import type { Wire } from '#worker/notify/smtp/wire.ts'

/** What a server says to a line, after so many milliseconds; null for never. */
export type Says = (line: string) => { text: string; after?: number } | null

export class Scripted implements Wire {
  isClosed = false
  readonly secure: Scripted | null
  readonly #says: Says
  readonly #said: string[]
  #wake: () => void = () => undefined

  constructor(says: Says, greeting: string | null = '220 hello', secure: Scripted | null = null) {
    this.#says = says
    this.#said = greeting === null ? [] : [`${greeting}\r\n`]
    this.secure = secure
  }

  async read(): Promise<Uint8Array | null> {
    while (this.#said.length === 0 && !this.isClosed) await new Promise<void>((wake) => (this.#wake = wake))
    return this.isClosed ? null : new TextEncoder().encode(this.#said.shift())
  }

  async write(bytes: Uint8Array): Promise<void> {
    const says = this.#says(new TextDecoder().decode(bytes).split('\r\n')[0] ?? '')
    if (says === null) return
    setTimeout(() => {
      this.#said.push(`${says.text}\r\n`)
      this.#wake()
    }, says.after ?? 0)
  }

  async startTls(): Promise<Wire> {
    if (this.secure === null) throw new Error('nothing to secure')
    return this.secure
  }

  async close(): Promise<void> {
    this.isClosed = true
    this.#wake()
  }
}

/** A server that does all as it should, but for what is changed. */
export const usual =
  (changed: Says = () => null, changes = /$^/): Says =>
  (line) => {
    if (changes.test(line)) return changed(line)
    return line.startsWith('DATA')
      ? { text: '354 go on' }
      : line.startsWith('QUIT')
        ? { text: '221 bye' }
        : { text: '250 ok' }
  }

const settings: SmtpSettings = {
  host: 'localhost',
  port: 25,
  security: 'none',
  from: 'letters@fernleaf.test',
}

export function send(wire: Scripted, changed: Partial<SmtpSettings> = {}) {
  const around = { name: 'Fernleaf', key: null, now: () => new Date('2026-11-22T10:00:00Z') }
  const how = { open: async () => wire, patience: 300, patienceForTaking: 1200, patienceForParting: 150 }
  const to = { customer: 'noa', email: 'noa@customers.test' }
  const letter = { to, key: 'session-1-0', subject: 'Your cancellation', text: 'Hello', locale: 'en' }
  return smtp({ ...settings, ...changed }, { ...around, ...how }).send(letter)
}
