import type { PanelProps } from './panel.tsx'
import { chatWords } from '../words.ts'

/** Above the foot: why nothing moves, with the tenant's own way out; or, once, that closing cancels nothing. */
export const Trouble = ({ screen, order, acts }: PanelProps) => {
  const { trouble, frame, turn, notedOn } = screen
  const [, , offline, silent, exit, retry] = chatWords(order.locale)
  if (trouble)
    return (
      <div role="alert">
        <p>{trouble === 'offline' ? offline : silent}</p>
        <div class="row">
          <a class="button" href={order.exit}>
            {exit}
          </a>
          <button onClick={acts.retry}>{retry}</button>
        </div>
      </div>
    )
  return turn && notedOn === turn.number ? (
    <div role="alert">
      <p>{frame?.closeNote}</p>
      <button onClick={acts.close}>{frame?.close}</button>
    </div>
  ) : null
}
