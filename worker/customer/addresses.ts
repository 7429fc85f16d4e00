import type { Env } from '../env.ts'
import { signReceiptPlace } from '../identity/receipt-address.ts'
import { receiptKeys } from '../identity/receipt-keys.ts'

/** Where the receipts of one customer stand. Made ahead, because what is shown is made in one go. */
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
    const { PARLEY_ADDRESS: server } = this.#env
    if (known !== null || !server) return known
    const place = { object: this.#object, session }
    const name = await signReceiptPlace(place, await receiptKeys(this.#env))
    if (name === null) return null
    const address = new URL(`/receipt/${name}`, server).href
    this.#known.set(session, address)
    return address
  }
}
