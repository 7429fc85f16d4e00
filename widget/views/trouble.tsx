import type { Screen } from '../conversation.ts'
import type { Acts } from '../run-conversation.ts'
import { chatWords } from '../words.ts'
import type { PanelProps } from './panel.tsx'

/** Nothing moves: why, the tenant's own way out, and another try. */
export const Stuck = ({ screen, order, acts }: PanelProps) => {
  if (!screen.trouble) return null
  const words = chatWords(order.locale)
  return (
    <div role="alert">
      <p>{words[screen.trouble]}</p>
      <div class="row">
        <a class="button" href={order.exit}>
          {words.exit}
        </a>
        <button onClick={acts.retry}>{words.retry}</button>
      </div>
    </div>
  )
}

/** Said once, at the first press on *close*. The second press closes. */
export const CloseNote = ({ screen, acts }: { screen: Screen; acts: Acts }) =>
  screen.closeNote === 'shown' && !screen.turn?.outcome ? (
    <div role="alert">
      <p>{screen.frame?.closeNote}</p>
      <div class="row">
        <button onClick={acts.close}>{screen.frame?.close}</button>
      </div>
    </div>
  ) : null
