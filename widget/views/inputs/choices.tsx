import type { ChoiceInput } from '#shared/protocol/turn.ts'
import { answerOf } from '../../conversation.ts'
import type { InputProps } from '../question.tsx'

/** One press answers; or, where several reasons may apply, ticks and one *continue*. */
export const Choices = ({ input, screen, acts }: InputProps<ChoiceInput>) => (
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
    {input.many && (
      <button class="row" disabled={!answerOf(screen)} onClick={() => acts.answer(answerOf(screen))}>
        {input.submit}
      </button>
    )}
  </div>
)
