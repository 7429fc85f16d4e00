import { strangeCurrencies } from './currencies.ts'
import type { Playbook } from './playbook.ts'
import type { Problem } from './problem.ts'

/** What an offer takes off is in currencies that there are. */
export const offerProblems = ({ offers }: Playbook): Problem[] =>
  Object.entries(offers).flatMap(([id, offer]) =>
    offer.kind === 'discount' ? strangeCurrencies(offer.amounts ?? {}, `offers.${id}.amounts`) : [],
  )
