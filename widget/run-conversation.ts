/** Joins the screen to the transport: what is pressed goes out, what comes back is shown. */
import type { Outcome } from '#shared/protocol/outcome.ts'
import type { Resumed } from '#shared/protocol/turn.ts'
import { blank, came, tick, turned, type Screen, type Sent } from './conversation.ts'
import type { Order } from './options.ts'
import { dropTicket } from './resume.ts'
import { createTransport, type Refused } from './transport.ts'

/** What a person can do on the screen. */
export interface Acts {
  type: (draft: string) => void
  tick: (option: string) => void
  answer: (sent: Sent | null) => void
  retry: () => void
  /** In the middle of a conversation the first time only says that closing cancels nothing. */
  close: () => void
}

export interface Listener {
  shown: (screen: Screen, acts: Acts) => void
  told: (event: 'opened' | 'ended', detail?: { outcome: Outcome }) => void
  failed: (error: Error) => void
  closed: () => void
}

/** An answer is late after as long as the loader waits for the first question. */
const late = () => new Promise<never>((_, fail) => setTimeout(fail, 3500, new Error('late')))

export const runConversation = (order: Order, { signal }: AbortController, listener: Listener): void => {
  const transport = createTransport(order)
  const tabs = new BroadcastChannel('parley')
  let screen = blank

  const go = (change: Partial<Screen>) => {
    if (signal.aborted) return
    const before = screen.turn
    screen = { ...screen, ...change }
    const { turn } = screen
    listener.shown(screen, acts)
    if (turn && !before) listener.told('opened')
    if (turn?.outcome && !before?.outcome) {
      dropTicket()
      listener.told('ended', { outcome: turn.outcome })
    }
  }

  const isWaiting = () => !screen.turn || !!screen.sent

  const attempt = async (work: () => Promise<void>) => {
    const slow = setTimeout(() => go({ slow: true }), 400)
    try {
      await work()
    } catch (error) {
      const { code = 'unreachable', status } = error as Refused
      go({ trouble: status ? 'refused' : navigator.onLine ? 'silent' : 'offline' })
      listener.failed(Object.assign(error as Error, { code }))
    }
    clearTimeout(slow)
  }

  const adopt = (resumed: Resumed) => go(came(screen, resumed))

  const start = (overdue = late()) => attempt(() => transport.open(overdue).then(adopt))

  const follow = () => transport.current().then(adopt)

  /** A refusal that brings a turn says that the conversation is elsewhere, so we look there. */
  const send = () =>
    attempt(async () => {
      const body = JSON.stringify({ turn: screen.turn?.number, answer: screen.sent?.answer })
      try {
        const { turn } = await transport.answer(body, late())
        go(turned(screen, turn))
        tabs.postMessage(turn.number)
      } catch (error) {
        if (!(error as Refused).turn) throw error
        await follow()
      }
    })

  const acts: Acts = {
    type: (draft) => go({ draft }),
    tick: (option) => go(tick(screen, option)),
    answer: (sent) => {
      if (!sent || isWaiting()) return
      go({ sent })
      void send()
    },
    retry: () => {
      const again = screen.sent && screen.trouble !== 'refused' ? send : start
      go({ trouble: null })
      void again()
    },
    close: () => {
      if (screen.turn?.wayOut && !screen.trouble && !screen.notedOn) go({ notedOn: screen.turn.number })
      else if (!signal.aborted) listener.closed()
    },
  }

  /** The conversation went on in another tab. */
  tabs.onmessage = ({ data }) => {
    if (!isWaiting() && data !== screen.turn?.number) follow().catch(() => {})
  }
  signal.addEventListener('abort', () => tabs.close())
  addEventListener('online', () => screen.trouble && acts.retry(), { signal })
  listener.shown(screen, acts)
  void start(order.late)
}
