import type { ConfirmInput, OfferInput } from '#shared/protocol/turn.ts'
import { Press } from '../press.tsx'
import { Lines } from '../lines.tsx'
import type { InputProps } from '../question.tsx'

/** What ends, when, and what stays. */
export const Confirm = ({ input, acts, children }: InputProps<ConfirmInput>) => (
  <>
    <Lines lines={input.points} />
    <YesNo input={input} acts={acts}>
      {children}
    </YesNo>
  </>
)

/** Two answers of one size and weight. */
export const YesNo = ({ input, acts, children }: Omit<InputProps<ConfirmInput | OfferInput>, 'screen'>) => (
  <div class="row">
    <Press type="accepted" label={input.accept} acts={acts} />
    <Press type="declined" label={input.decline} acts={acts} />
    {children}
  </div>
)
