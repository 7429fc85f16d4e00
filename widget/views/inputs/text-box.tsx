import { answerOf, type Screen } from '../../conversation.ts'
import type { Acts } from '../../run-conversation.ts'

/** The worker takes comments up to this length. */
const longest = 5000

/**
 * The customer's own words, welcome on every turn. Enter sends, Shift+Enter breaks, and the Enter of an IME does neither.
 * Where several reasons may be ticked, *continue* takes the place of *send*: it sends ticks and words alike.
 */
export const TextBox = ({ screen, acts }: { screen: Screen; acts: Acts }) => {
  const { turn, draft, sent } = screen
  if (!turn?.words) return null
  const { input } = turn
  const submit = input?.type === 'choice' && input.many && input.submit
  const send = (event: Event) => {
    event.preventDefault()
    acts.answer(answerOf(screen))
  }
  return (
    <form class={input?.type} onSubmit={send}>
      <label for="words">{turn.words.label}</label>
      <textarea
        id="words"
        aria-describedby="question"
        dir="auto"
        rows={draft.length > 36 ? 3 : 1}
        maxLength={longest}
        readOnly={!!sent}
        value={sent ? '' : draft}
        onInput={(event) => acts.type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
          send(event)
        }}
      />
      {submit ? (
        <button disabled={!answerOf(screen)}>{submit}</button>
      ) : (
        <button class="icon" aria-label={turn.words.send}>
          ↑
        </button>
      )}
    </form>
  )
}
