/** A letter to one customer, finished in their language. */
export interface Letter {
  customer: string
  /** Makes a repeat harmless. */
  key: string
  subject: string
  text: string
  locale: string
}

/** Tells a customer something outside the conversation. */
export interface Notifier {
  send(letter: Letter): Promise<void>
}
