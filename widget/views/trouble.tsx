import type { Frame } from '#shared/protocol/turn.ts'
import type { Trouble as Reason } from '../conversation.ts'
import type { Order } from '../options.ts'
import type { Acts } from '../run-conversation.ts'
import { chatWords } from '../words.ts'

/** Nothing moves: why, another try, and the tenant's own way out. */
export const Trouble = ({ trouble, order, acts }: { trouble: Reason; order: Order; acts: Acts }) => {
  const [, , offline, silent, exit, retry] = chatWords(order.locale)
  return (
    <div class="foot" role="alert">
      <p>{trouble === 'offline' ? offline : silent}</p>
      <button onClick={acts.retry}>{retry}</button>
      <a class="button" href={order.exit}>
        {exit}
      </a>
    </div>
  )
}

/** Closing is not cancelling. Said at the first press; the second closes. */
export const CloseNote = ({ frame, acts }: { frame: Frame | null; acts: Acts }) => (
  <div role="alert">
    <p>{frame?.closeNote}</p>
    <button onClick={acts.close}>{frame?.close}</button>
  </div>
)
