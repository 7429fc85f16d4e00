import { LetterRefused } from '../notifier.ts'
import type { SmtpSettings } from '../mail-settings.ts'
import { Replies, type Reply } from './replies.ts'
import type { Wire } from './wire.ts'

const encoder = new TextEncoder()

/** Ours to mend, whatever they are said to: who we are, or the order in which we speak. */
const ourFault = new Set([502, 503, 530, 534, 535, 538])

export interface Posting {
  settings: SmtpSettings
  /** The password of `user`. */
  key: string | null
  to: string
  message: string
}

/** One letter over an open connection: the least of RFC 5321 that posts it. Nothing is said in the clear that should not be. */
export class Conversation {
  readonly #posting: Posting
  #wire: Wire
  #replies: Replies
  #isOut = false

  constructor(wire: Wire, posting: Posting) {
    this.#wire = wire
    this.#replies = new Replies(wire)
    this.#posting = posting
  }

  /** @throws LetterRefused where this address or this letter is refused for good; any other error may pass. */
  async post(): Promise<void> {
    const { settings, to, message } = this.#posting
    expect(await this.#replies.next(), 'the greeting', 220)
    await this.#secure()
    await this.#signIn(await this.#hello())
    await this.#say(`MAIL FROM:<${settings.from}>`, 'MAIL', 250)
    refuseAddress(await this.#said(`RCPT TO:<${to}>`))
    refuseLetter(await this.#said('DATA'), 354)
    this.#isOut = true
    refuseLetter(await this.#said(`${message}\r\n.`), 250)
  }

  /** Whether the letter has left: from then on only the server knows whether it has it. */
  get isOut(): boolean {
    return this.#isOut
  }

  /** It is posted; how the parting goes changes nothing. Never throws. */
  async part(): Promise<void> {
    await this.#said('QUIT').catch(() => undefined)
  }

  /** Never throws. */
  close(): Promise<void> {
    return this.#wire.close()
  }

  async #hello(): Promise<string[]> {
    const { from } = this.#posting.settings
    const { lines } = await this.#say(`EHLO ${from.slice(from.indexOf('@') + 1)}`, 'EHLO', 250)
    return lines.map((line) => line.toUpperCase())
  }

  /** A server that offers no STARTTLS where it is asked for gets no letter: somebody may stand between us. */
  async #secure(): Promise<void> {
    if (this.#posting.settings.security !== 'starttls') return
    const can = await this.#hello()
    if (!can.includes('STARTTLS')) throw new Error('the mail server offers no STARTTLS')
    await this.#say('STARTTLS', 'STARTTLS', 220)
    if (this.#replies.isAhead) throw new Error('the mail server spoke before it was secure')
    this.#wire = await this.#wire.startTls()
    this.#replies = new Replies(this.#wire)
  }

  async #signIn(can: string[]): Promise<void> {
    const { settings, key } = this.#posting
    if (settings.user === undefined || key === null) return
    const offers = can.some((line) => line.startsWith('AUTH') && /\bPLAIN\b/.test(line))
    if (!offers) throw new Error('the mail server offers no AUTH PLAIN')
    const secret = String.fromCharCode(...encoder.encode(`\0${settings.user}\0${key}`))
    await this.#say(`AUTH PLAIN ${btoa(secret)}`, 'AUTH', 235)
  }

  async #say(line: string, verb: string, wanted: number): Promise<Reply> {
    const reply = await this.#said(line)
    expect(reply, verb, wanted)
    return reply
  }

  async #said(line: string): Promise<Reply> {
    await this.#wire.write(encoder.encode(`${line}\r\n`))
    return this.#replies.next()
  }
}

/** What it said goes into no message: it may name whom the letter was for. */
function expect({ code }: Reply, what: string, wanted: number): void {
  if (code !== wanted) throw new Error(`the mail server said ${code} to ${what}`)
}

/** Not the mailbox, but room, policy or our own address (RFC 3463: x.2, x.7, x.1.7, x.1.8); 552 and 554 where that is not said. */
const ofLetter = /^(?:5\.[27]\.|5\.1\.[78]\b)/
const ofLetterByCode = new Set([552, 554])

/** Nobody lives there, unless the no is about something else. */
function refuseAddress(reply: Reply): void {
  const { code, lines } = reply
  if (code === 250 || code === 251 || code === 252) return
  if (code < 500 || ourFault.has(code)) expect(reply, 'RCPT', 250)
  const [said = ''] = lines
  const isLetter = /^5\.\d/.test(said) ? ofLetter.test(said) : ofLetterByCode.has(code)
  throw new LetterRefused(isLetter ? 'letter' : 'address', code)
}

function refuseLetter(reply: Reply, wanted: number): void {
  const { code } = reply
  if (code === wanted) return
  if (code < 500 || ourFault.has(code)) expect(reply, 'DATA', wanted)
  throw new LetterRefused('letter', code)
}
