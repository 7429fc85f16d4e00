/** The tenant's signed word for who the customer is, or a function that fetches one when it is needed. */
export type Token = string | (() => string | Promise<string>)

/** What `Parley.open` takes. `exit` is the tenant's own cancel address, shown whenever the chat cannot help. */
export interface Options {
  token: Token
  exit: string
  locale?: string | undefined
  theme?: 'light' | 'dark' | undefined
}

/** What a begin brought back, and the token it was begun with. */
export type Answered = [token: string, response: Response]

/** All that the loader hands to the chat. */
export interface Order extends Options {
  locale: string
  /** Address of the loader; the worker's paths are relative to it. */
  base: string
  /** Names this begin, so that a retry is the same begin. */
  key: string
  begin: (order: Order) => Promise<Answered>
  /** The begin already sent; undefined where it failed. */
  begun?: Promise<Answered | void>
  /** Fails when the first question is overdue. */
  late: Promise<never>
  /** The element the customer pressed. */
  pressed: HTMLElement | undefined
  closed: () => void
}

/** An element that opens the chat: its attribute names the address that answers with a token. */
export type Opener = HTMLElement & {
  href: string
  dataset: { parleyCancel: string; parleyExit?: string; parleyLocale?: string }
}

/** The address of a link is its exit, unless it names another. */
export const optionsOf = ({ href, dataset }: Opener): Options => ({
  token: () =>
    fetch(dataset.parleyCancel, { method: 'POST' })
      .then((response) => response.json())
      .then((body) => body.token),
  exit: dataset.parleyExit || href,
  locale: dataset.parleyLocale,
})
