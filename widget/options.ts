/** The tenant's signed word for who the customer is, or a function that fetches one when it is needed. */
export type Token = string | (() => string | Promise<string>)

/** What `Parley.open` takes. `exit` is the tenant's own cancel address, shown whenever the chat cannot help. */
export interface Options {
  token: Token
  exit: string
  locale?: string | undefined
  theme?: string | undefined
  nonce?: string | undefined
}

/** All that the loader hands to the chat. */
export interface Order extends Options {
  locale: string
  /** The element of the loader: its address is the worker's, its nonce is the page's. */
  script: HTMLScriptElement
  /** Names this begin, so that a retry is the same begin. */
  key: string
  /** The token that was fetched last. */
  fetched?: string
  /** The begin already sent, nothing if it failed; absent where a ticket may be taken up again. */
  begun: Promise<Response | void> | false
  /** Fails when the first question is overdue. */
  overdue: Promise<never>
  /** The element the customer pressed. */
  pressed: HTMLElement | undefined
  closed: () => void
}

/** An element that opens the chat: its attribute names the address that answers with a token. */
export const isOpener = (target: EventTarget): target is HTMLElement =>
  !!(target as Partial<HTMLElement>).dataset?.['parleyCancel']

/** Reads `data-parley-*`. The address of a link is its exit, unless it names another. */
export const optionsOf = ({ dataset, href }: HTMLElement & { href?: string }): Options => ({
  token: async () => (await (await fetch(`${dataset['parleyCancel']}`, { method: 'POST' })).json()).token,
  exit: dataset['parleyExit'] || `${href}`,
  locale: dataset['parleyLocale'],
  theme: dataset['parleyTheme'],
})
