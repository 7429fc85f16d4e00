import type { Wire } from './wire.ts'

/** Bytes of the longest reply; a server that says more is not listened to. */
const longest = 64 * 1024

export interface Reply {
  code: number
  /** Without the code, line by line. */
  lines: string[]
}

/** Cuts what a server says into replies (RFC 5321, 4.2.1). */
export class Replies {
  readonly #wire: Wire
  readonly #decoder = new TextDecoder()
  #text = ''

  constructor(wire: Wire) {
    this.#wire = wire
  }

  /** Whether something was said that nobody asked for. */
  get isAhead(): boolean {
    return this.#text !== ''
  }

  async next(): Promise<Reply> {
    const lines: string[] = []
    for (;;) {
      const line = await this.#line()
      const [, code, more, text = ''] = /^(\d{3})([ -]?)(.*)$/.exec(line) ?? []
      if (code === undefined) throw new Error('the mail server speaks no SMTP')
      lines.push(text)
      if (more !== '-') return { code: Number(code), lines }
    }
  }

  async #line(): Promise<string> {
    for (;;) {
      const end = this.#text.indexOf('\n')
      if (end >= 0) {
        const line = this.#text.slice(0, end).replace(/\r$/, '')
        this.#text = this.#text.slice(end + 1)
        return line
      }
      if (this.#text.length > longest) throw new Error('the mail server speaks no SMTP')
      const bytes = await this.#wire.read()
      if (bytes === null) throw new Error('the mail server hung up')
      this.#text += this.#decoder.decode(bytes, { stream: true })
    }
  }
}
