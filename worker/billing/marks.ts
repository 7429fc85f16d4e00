/** How an effect is found again long after a provider has forgotten its key: by texts that were written along with it. */
import type { Subscription } from '#shared/engine/change.ts'

/** Characters of one text: Stripe's limit on metadata, and the others take as many. */
const longest = 500

/** Effects that were made on an object, the latest first, as many as fit. */
const effects = 'parley_effect'
const benefit = 'parley_benefit'

type Texts = Readonly<Record<string, string>> | null

/** The effects that are marked there, the latest first. */
export const marksIn = (texts: Texts): string[] => (texts?.[effects] ?? '').split(' ').filter(Boolean)

export const isMarked = (texts: Texts, key: string): boolean => marksIn(texts).includes(key)

export const isMarkedAtAll = (texts: Texts): boolean => marksIn(texts).length > 0

export function marked(texts: Texts, ...made: readonly string[]): Record<string, string> {
  const keys = [...new Set([...made, ...marksIn(texts)])]
  while (keys.length > 1 && keys.join(' ').length > longest) keys.pop()
  return { [effects]: keys.join(' ') }
}

/** No provider keeps benefits: the tenant's own service reads this one from the subscription. */
export const benefitMark = (id: string, until: string): Record<string, string> => ({
  [benefit]: `${id} ${until}`,
})

export function benefitIn(texts: Texts): Subscription['benefit'] {
  const [id, until] = (texts?.[benefit] ?? '').split(' ')
  return id && until ? { benefit: id, until } : null
}

/** Of what a tenant may keep there in any form, what is text. */
export const textsIn = (data: Readonly<Record<string, unknown>> | null | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(data ?? {}).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  )
