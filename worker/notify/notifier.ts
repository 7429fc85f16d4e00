import type { Unsent } from '#shared/engine/effects.ts'

/** A letter, finished in the language of who it is for. */
export interface Letter {
  /** A customer of the tenant's, or only an address that somebody gave who was not asked to sign in. */
  to: { customer: string; email: string | null } | { email: string }
  /** Makes a repeat harmless, or at least recognisable. */
  key: string
  subject: string
  text: string
  locale: string
}

/**
 * Tells somebody something outside the conversation. A call that throws `LetterRefused` was understood and declined for
 * good, one that throws `LetterUnsent` has nowhere to go; after any other error the same letter is sent again.
 */
export interface Notifier {
  send(letter: Letter): Promise<void>
}

/** `address`: nobody can be reached by it. `letter`: this letter is not wanted, another might be. */
export class LetterRefused extends Error {
  override readonly name = 'LetterRefused'
  readonly what: 'address' | 'letter'
  /** As the mail server or the mail API says it. */
  readonly status: number

  constructor(what: 'address' | 'letter', status: number) {
    super(`the ${what} was refused (${status})`)
    this.what = what
    this.status = status
  }
}

export class LetterUnsent extends Error {
  override readonly name = 'LetterUnsent'
  readonly why: Unsent

  constructor(why: Unsent) {
    super(why)
    this.why = why
  }
}
