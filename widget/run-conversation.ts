/** Joins the screen to the transport: what is pressed goes out, what comes back is shown. */
import type { Outcome } from '#shared/protocol/outcome.ts'
import type { Resumed } from '#shared/protocol/turn.ts'
import { blank, next, type ScreenEvent, type Screen, type Sent } from './conversation.ts'
import type { Order } from './options.ts'
import { dropTicket } from './resume.ts'
import { createTransport, type Coded } from './transport.ts'

/** What a person can do on the screen. */
export interface Acts {
  type: (text: string) => void
  tick: (option: string) => void
  answer: (sent: Sent | null) => void
  retry: () => void
  /** In the middle of a conversation the first time only says that closing cancels nothing. */
  close: () => void
}

export interface Listener {
  shown: (screen: Screen, acts: Acts) => void
  opened: () => void
  failed: (error: Coded) => void
  ended: (outcome: Outcome) => void
  closed: () => void
}

/** An answer is late after as long as the loader waits for the first question. */
const late = () =>
  new Promise<never>((_, fail) => setTimeout(() => fail(Object.assign(new Error('late'), { code: 'unreachable' })), 3700))

export const runConversation = (order: Order, { signal }: AbortController, listener: Listener): void => {
  const transport = createTransport(order)
  const tabs = new BroadcastChannel('parley')
  let screen = blank

  const go = (event: ScreenEvent) => {
    if (signal.aborted) return
    const before = screen.turn
    screen = next(screen, event)
    listener.shown(screen, acts)
    const { turn } = screen
    if (turn && !before) listener.opened()
    if (turn?.outcome && !before?.outcome) {
      dropTicket()
      listener.ended(turn.outcome)
    }
  }

  const isWaiting = () => !screen.turn || !!screen.sent

  const attempt = async (work: Promise<ScreenEvent>) => {
    const slow = setTimeout(() => go({ type: 'slowed' }), 400)
    try {
      go(await work)
    } catch (error) {
      const { status } = error as Coded
      go({ type: 'stuck', trouble: status ? 'refused' : navigator.onLine ? 'silent' : 'offline' })
      listener.failed(error as Coded)
    }
    clearTimeout(slow)
  }

  const came = async (asked: Promise<Resumed>): Promise<ScreenEvent> => ({ type: 'came', resumed: await asked })

  const start = (overdue = late()) => attempt(came(transport.open(overdue)))

  /** A refusal that brings a turn says where the conversation is now, so we look there. */
  const send = () =>
    attempt(
      transport.answer(JSON.stringify({ turn: screen.turn?.number, answer: screen.sent?.answer }), late()).then(
        (turn) => {
          tabs.postMessage(turn.number)
          return { type: 'turned', turn }
        },
        (error: Coded) => {
          if (error.turn) return came(transport.current())
          throw error
        },
      ),
    )

  const acts: Acts = {
    type: (text) => go({ type: 'typed', text }),
    tick: (option) => go({ type: 'ticked', option }),
    answer: (sent) => {
      if (!sent || isWaiting()) return
      go({ type: 'answered', sent })
      void send()
    },
    retry: () => {
      const again = screen.sent && screen.trouble !== 'refused' ? send : start
      go({ type: 'retried' })
      void again()
    },
    close: () => {
      if (screen.turn?.wayOut && !screen.trouble && !screen.notedOn) go({ type: 'noted' })
      else if (!signal.aborted) listener.closed()
    },
  }

  /** The conversation went on in another tab. */
  tabs.onmessage = async ({ data }) => {
    if (isWaiting() || data === screen.turn?.number) return
    const event = await came(transport.current()).catch(() => null)
    if (event && !isWaiting()) go(event)
  }
  signal.addEventListener('abort', () => tabs.close())
  addEventListener('online', () => screen.trouble && acts.retry(), { signal })
  listener.shown(screen, acts)
  void start(order.late)
}
