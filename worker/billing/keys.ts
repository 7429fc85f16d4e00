/** Keys of PARLEY_BILLING_KEYS. What is wrong with one is said by its name, and never with the key. */
export type Mode = 'live' | 'test'

/** @throws Error where there is none of that name. */
export function givenKey(name: string, key: string | undefined): string {
  if (key === undefined)
    throw new Error(`PARLEY_BILLING_KEYS has no key ${name}; add it or change the tenant`)
  return key
}

/** @throws Error where the key is of the other mode than the session's. */
export function refuseOtherMode(name: string, of: string, mode: Mode): void {
  if (of !== mode) throw new Error(`the key ${name} is of mode ${of}, and the session of mode ${mode}`)
}
