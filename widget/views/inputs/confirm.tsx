import type { ConfirmInput, OfferInput } from '#shared/protocol/turn.ts'
import type { Acts } from '../../run-conversation.ts'
import { Lines } from '../lines.tsx'
import { Press } from '../press.tsx'
import type { InputProps } from '../question.tsx'

/** What ends, when, and what stays. */
export const Confirm = ({ input, acts }: InputProps<ConfirmInput>) => (
  <>
    <Lines lines={input.points} />
    <YesNo input={input} acts={acts} />
  </>
)

/** Two answers of one size and weight. */
export const YesNo = ({ input, acts }: { input: ConfirmInput | OfferInput; acts: Acts }) => (
  <div class="row">
    <Press type="accepted" label={input.accept} acts={acts} />
    {'more' in input && input.more.map((one) => <Press type="accepted" {...one} acts={acts} />)}
    <Press type="declined" label={input.decline} acts={acts} />
  </div>
)
