import type { OfferInput } from '#shared/protocol/turn.ts'
import { Lines } from '../lines.tsx'
import type { InputProps } from '../question.tsx'
import { YesNo } from './confirm.tsx'

/** The terms in full, before *yes*. */
export const OfferCard = ({ input, acts }: InputProps<OfferInput>) => (
  <>
    <Lines lines={input.terms} />
    <YesNo input={input} acts={acts} />
  </>
)
