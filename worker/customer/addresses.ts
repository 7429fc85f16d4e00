import type { Env } from '../env.ts'
import { signReceiptPlace, type AddressedPage } from '../identity/receipt-address.ts'
import { receiptKeys } from '../identity/receipt-keys.ts'

/** Where the receipts and surveys of one customer stand. Receipts’ are made ahead, because what is shown is made in one go. */
export class Addresses {
  readonly #env: Env
  readonly #object: string
  readonly #known = new Map<string, string>()

  /** `object`: the id of the customer's object. */
  constructor(env: Env, object: string) {
    this.#env = env
    this.#object = object
  }

  /** Null where it was not made yet, or nobody has said where this server is reached. */
  of(session: string): string | null {
    return this.#known.get(session) ?? null
  }

  async make(session: string): Promise<string | null> {
    const known = this.of(session)
    if (known !== null) return known
    const address = await this.#at('receipt', session)
    if (address !== null) this.#known.set(session, address)
    return address
  }

  /** Null where nobody has said where this server is reached. */
  survey(session: string): Promise<string | null> {
    return this.#at('survey', session)
  }

  async #at(page: AddressedPage, session: string): Promise<string | null> {
    const { PARLEY_ADDRESS: server } = this.#env
    if (!server) return null
    const place = { object: this.#object, session }
    const name = await signReceiptPlace(place, await receiptKeys(this.#env), page)
    return name === null ? null : new URL(`/${page}/${name}`, server).href
  }
}
