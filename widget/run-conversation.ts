/** Joins the screen to the transport: what is pressed goes out, what comes back is shown. */
import type { Outcome } from '#shared/protocol/outcome.ts'
import type { Resumed, Turn } from '#shared/protocol/turn.ts'
import { blank, came, tick, turned, type Screen, type Sent, type Trouble } from './conversation.ts'
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

/** The page hears that the first question is there, and how the conversation ended, each once. */
const announce = (before: Turn | null, now: Turn | null, { told }: Listener) => {
  if (now && !before) told('opened')
  if (!now?.outcome || before?.outcome) return
  dropTicket()
  told('ended', { outcome: now.outcome })
}

const troubleOf = ({ status }: Refused): Trouble =>
  status ? 'refused' : navigator.onLine ? 'silent' : 'offline'

/** In trouble, what was sent is sent again; where there is nothing to send, or no use, the conversation is begun anew. */
const again = ({ sent, trouble }: Screen): 'send' | 'start' =>
  sent && trouble !== 'refused' ? 'send' : 'start'

const isWaiting = ({ turn, sent }: Screen): boolean => !turn || !!sent

interface Work {
  screen: () => Screen
  go: (change: Partial<Screen>) => void
  send: () => Promise<void>
  start: (overdue?: Promise<never>) => Promise<void>
}

const actsOf = ({ screen, go, ...work }: Work, closed: () => void): Acts => ({
  type: (draft) => go({ draft }),
  tick: (option) => go(tick(screen(), option)),
  answer: (sent) => {
    if (!sent || isWaiting(screen())) return
    go({ sent })
    void work.send()
  },
  retry: () => {
    const step = again(screen())
    go({ trouble: null })
    void work[step]()
  },
  close: () => {
    const { turn, trouble, notedOn } = screen()
    if (turn?.wayOut && !trouble && !notedOn) go({ notedOn: turn.number })
    else closed()
  },
})

export const runConversation = (order: Order, { signal }: AbortController, listener: Listener): void => {
  const transport = createTransport(order)
  const tabs = new BroadcastChannel('parley')
  let screen = blank

  const go = (change: Partial<Screen>) => {
    if (signal.aborted) return
    const before = screen.turn
    screen = { ...screen, ...change }
    listener.shown(screen, acts)
    announce(before, screen.turn, listener)
  }

  const adopt = (resumed: Resumed) => go(came(screen, resumed))

  const follow = () => transport.current().then(adopt)

  const attempt = async (work: Promise<void>) => {
    const slow = setTimeout(go, 400, { slow: true })
    await work.catch((error) => {
      go({ trouble: troubleOf(error) })
      listener.failed(Object.assign(error, { code: error.code ?? 'unreachable' }))
    })
    clearTimeout(slow)
  }

  const start = (overdue = late()) => attempt(transport.open(overdue).then(adopt))

  const took = ({ turn }: { turn: Turn }) => {
    go(turned(screen, turn))
    tabs.postMessage(turn.number)
  }

  /** A refusal that brings a turn says that the conversation is elsewhere, so we look there. */
  const refused = (error: Refused) => (error.turn ? follow() : Promise.reject(error))

  const send = () => {
    const body = JSON.stringify({ turn: screen.turn?.number, answer: screen.sent?.answer })
    return attempt(transport.answer(body, late()).then(took, refused))
  }

  const acts = actsOf({ screen: () => screen, go, send, start }, () => signal.aborted || listener.closed())

  tabs.addEventListener('message', ({ data }) => {
    if (!isWaiting(screen) && data !== screen.turn?.number) follow().catch(() => {})
  })
  signal.addEventListener('abort', () => tabs.close())
  addEventListener('online', () => screen.trouble && acts.retry(), { signal })
  listener.shown(screen, acts)
  void start(order.late)
}
