/** A letter, finished in the language of who it is for. */
export interface Letter {
  /** A customer of the tenant's, or only an address that somebody gave who was not asked to sign in. */
  to: { customer: string } | { email: string }
  /** Makes a repeat harmless. */
  key: string
  subject: string
  text: string
  locale: string
}

/** Tells somebody something outside the conversation. */
export interface Notifier {
  send(letter: Letter): Promise<void>
}
