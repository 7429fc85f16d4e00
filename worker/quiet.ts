import { kindOf, logFault } from './errors.ts'

type Method = (...given: unknown[]) => unknown

/**
 * Wraps the calls of an object, so that a fault which leaves it says what kind it is and no more: the platform keeps
 * what is thrown across objects, message and all.
 */
export function quiet(...classes: (abstract new (...given: never[]) => object)[]): void {
  for (const { name: where, prototype } of classes as { name: string; prototype: Record<string, unknown> }[])
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const method = prototype[name]
      if (name === 'constructor' || typeof method !== 'function') continue
      prototype[name] = wrapped(method as Method, `${where}.${name}`)
    }
}

/** Without the cause, which would say it all. */
const saying = (kind: string): Error => new Error(kind)

const wrapped = (method: Method, where: string) =>
  async function (this: unknown, ...given: unknown[]): Promise<unknown> {
    try {
      return await method.apply(this, given)
    } catch (fault) {
      logFault(where, fault)
      throw saying(kindOf(fault))
    }
  }
