/** Joins the screen to the transport: what is pressed goes out, what comes back is shown. */
import type { Answer } from '#shared/protocol/answer.ts'
import type { Outcome } from '#shared/protocol/outcome.ts'
import { blank, next, type Screen, type ScreenEvent } from './conversation.ts'
import type { Order } from './options.ts'
import { dropTicket } from './resume.ts'
import { createTransport, type Coded } from './transport.ts'

/** What a person can do on the screen. */
export interface Acts {
  type: (text: string) => void
  tick: (option: string) => void
  answer: (answer: Answer | null) => void
  retry: () => void
  /** Asks to close: in the middle of a conversation the first time says that this cancels nothing. */
  close: () => void
}

export interface Listener {
  shown: (screen: Screen, acts: Acts) => void
  opened: () => void
  failed: (error: Coded) => void
  ended: (outcome: Outcome) => void
  closed: () => void
}

/** Milliseconds until *sending* is said, and until the exit is shown. */
const patience = { slow: 400, stuck: 3700 }

export const runConversation = (order: Order, life: AbortSignal, listener: Listener): Acts => {
  const transport = createTransport(order, life)
  const tabs = new BroadcastChannel('parley')
  let screen = blank
  let slow = 0
  let stuck = 0

  const go = (event: ScreenEvent) => {
    if (life.aborted) return
    const { turn } = screen
    screen = next(screen, event)
    listener.shown(screen, acts)
    if (screen.turn === turn || !screen.turn) return
    if (!turn) listener.opened()
    const { outcome } = screen.turn
    if (outcome && !turn?.outcome) {
      dropTicket()
      listener.ended(outcome)
    }
  }

  const isWaiting = () => !screen.turn || !!screen.sent

  const giveUp = (trouble: Screen['trouble'], error: Coded) => {
    if (!isWaiting()) return
    go({ type: 'stuck', trouble: trouble ?? (navigator.onLine ? 'silent' : 'offline') })
    listener.failed(error)
  }

  const overdue = () => giveUp(null, Object.assign(new Error('overdue'), { code: 'unreachable' }))

  const watch = () => {
    clearTimeout(slow)
    clearTimeout(stuck)
    slow = setTimeout(() => isWaiting() && go({ type: 'slow' }), patience.slow)
    stuck = setTimeout(overdue, patience.stuck)
  }

  const attempt = async (work: () => Promise<ScreenEvent>) => {
    try {
      go(await work())
    } catch (error) {
      const { turn } = error as Coded
      if (turn) go({ type: 'returned', turn })
      else giveUp('refused', error as Coded)
    }
    clearTimeout(slow)
    clearTimeout(stuck)
  }

  const start = () => attempt(async () => ({ type: 'came', resumed: await transport.open() }))

  const send = () => {
    const body = JSON.stringify({ turn: screen.turn!.number, answer: screen.sent })
    return attempt(async () => {
      const turn = await transport.answer(body)
      tabs.postMessage(turn.number)
      return { type: 'turned', turn }
    })
  }

  const acts: Acts = {
    type: (text) => go({ type: 'typed', text }),
    tick: (option) => go({ type: 'ticked', option }),
    answer: (answer) => {
      if (!answer || isWaiting()) return
      go({ type: 'answered', answer })
      watch()
      void send()
    },
    retry: () => {
      const { trouble } = screen
      go({ type: 'retried' })
      watch()
      if (trouble === 'refused') void start()
      else transport.hurry()
    },
    close: () => {
      const { turn, trouble, closeNote } = screen
      if (!turn || turn.outcome || trouble || closeNote !== 'unsaid') listener.closed()
      else go({ type: 'closing' })
    },
  }

  /** The conversation went on in another tab. */
  tabs.onmessage = async ({ data }) => {
    if (isWaiting() || data === screen.turn!.number) return
    const resumed = await transport.current().catch(() => null)
    if (resumed && !isWaiting()) go({ type: 'came', resumed })
  }
  life.addEventListener('abort', () => {
    tabs.close()
    transport.hurry()
    clearTimeout(slow)
    clearTimeout(stuck)
  })
  addEventListener('online', () => screen.trouble && acts.retry(), { signal: life })
  order.late.catch(() => screen.turn || overdue())
  listener.shown(screen, acts)
  void start()
  return acts
}
