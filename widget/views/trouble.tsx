import type { Trouble as Reason } from '../conversation.ts'
import type { Order } from '../options.ts'
import type { Acts } from '../run-conversation.ts'
import { chatWords } from '../words.ts'

/** Nothing moves: why, another try, and the tenant's own way out. */
export const Trouble = ({ trouble, order, acts }: { trouble: Reason; order: Order; acts: Acts }) => {
  const [, , offline, silent, refused, exit, retry] = chatWords(order.locale)
  return (
    <div class="foot" role="alert">
      <p>{{ offline, silent, refused }[trouble]}</p>
      <button onClick={acts.retry}>{retry}</button>
      <a class="button" href={order.exit}>
        {exit}
      </a>
    </div>
  )
}
