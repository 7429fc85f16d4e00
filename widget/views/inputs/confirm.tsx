import type { ConfirmInput, OfferInput } from '#shared/protocol/turn.ts'
import { Lines } from '../lines.tsx'
import type { InputProps } from '../question.tsx'

/** What ends, when, and what stays. */
export const Confirm = ({ input, acts, children }: InputProps<ConfirmInput>) => (
  <>
    <div class="card">
      <Lines lines={input.points} />
    </div>
    <YesNo input={input} acts={acts}>
      {children}
    </YesNo>
  </>
)

/** Two answers of one size and weight. */
export const YesNo = ({ input, acts, children }: Omit<InputProps<ConfirmInput | OfferInput>, 'screen'>) => (
  <div class="row">
    <button onClick={() => acts.answer({ type: 'accepted' })}>{input.accept}</button>
    <button onClick={() => acts.answer({ type: 'declined' })}>{input.decline}</button>
    {children}
  </div>
)
