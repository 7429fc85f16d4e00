import type { Screen } from '../conversation.ts'
import type { Order } from '../options.ts'
import type { Acts } from '../run-conversation.ts'
import { chatWords } from '../words.ts'
import { Ending } from './ending.tsx'
import { Answers } from './inputs/answers.tsx'
import { Press } from './press.tsx'
import { Question } from './question.tsx'
import { Thread } from './thread.tsx'
import { Trouble } from './trouble.tsx'

export interface PanelProps {
  screen: Screen
  order: Order
  acts: Acts
}

/** The second half of a double press must not answer what the first half has brought. */
const ignoreSecond = (event: MouseEvent) => {
  if (event.detail > 1) event.stopPropagation()
}

/** The dialog: head and foot stand still, what is said scrolls between them. */
export const Panel = ({ trap, ...props }: PanelProps & { trap: (event: KeyboardEvent) => void }) => {
  const { screen, order, acts } = props
  const [title, close] = chatWords(order.locale)
  const onCancel = (event: Event) => {
    event.preventDefault()
    acts.close()
  }
  return (
    <dialog
      dir={screen.frame?.direction ?? 'auto'}
      lang={screen.frame?.locale ?? order.locale}
      aria-modal="true"
      aria-labelledby="title"
      onClickCapture={ignoreSecond}
      onKeyDown={trap}
      onCancel={onCancel}
      onClose={acts.close}
    >
      <div class="head">
        <h2 id="title">{screen.frame?.title ?? title}</h2>
        <button class="icon" aria-label={screen.frame?.close ?? close} onClick={acts.close}>
          ×
        </button>
      </div>
      <div class="body">
        <Thread screen={screen} />
        <Question screen={screen} acts={acts} />
        <Ending screen={screen} acts={acts} />
      </div>
      <Foot {...props} />
    </dialog>
  )
}

/**
 * What answers is always on the screen, with a word that closing is not cancelling at the first press, and at the bottom of it the way out; at the end *done* takes its place,
 * and in trouble the exit.
 */
const Foot = ({ screen, order, acts }: PanelProps) => {
  const { turn, frame, trouble, notedOn } = screen
  if (trouble) return <Trouble trouble={trouble} order={order} acts={acts} />
  return (
    <div class="foot">
      {turn?.number === notedOn && (
        <div role="alert">
          <p>{frame?.closeNote}</p>
          <button onClick={acts.close}>{frame?.close}</button>
        </div>
      )}
      <Answers screen={screen} acts={acts} />
      <Press type="leaving" label={turn?.wayOut} acts={acts} />
      {turn?.outcome && <button onClick={acts.close}>{frame?.done}</button>}
    </div>
  )
}
