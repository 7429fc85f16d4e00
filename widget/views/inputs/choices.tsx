import type { ChoiceInput } from '#shared/protocol/turn.ts'
import { answerOf } from '../../conversation.ts'
import type { AskedProps } from '../question.tsx'

/** One press answers; or, where several reasons may apply, ticks, and *continue* in the foot. */
export const Choices = ({ input, screen, acts }: AskedProps & { input: ChoiceInput }) => (
  <div role="group" aria-labelledby="question">
    {input.options.map(({ id, label }) =>
      input.many ? (
        <label class="button">
          <input type="checkbox" checked={screen.ticked.includes(id)} onChange={() => acts.tick(id)} />
          {label}
        </label>
      ) : (
        <button onClick={() => acts.answer(answerOf(screen, [id]))}>{label}</button>
      ),
    )}
  </div>
)
