/** Joins the screen to the transport: what is pressed goes out, what comes back is shown. */
import type { Outcome } from '#shared/protocol/outcome.ts'
import type { Turn } from '#shared/protocol/turn.ts'
import { blank, heard, note, tick, type Reply, type Screen, type Sent, type Trouble } from './conversation.ts'
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

/** What the page around the chat does about it. */
export interface Page {
  shown: (screen: Screen, acts: Acts) => void
  told: (event: 'opened' | 'ended', detail?: { outcome: Outcome }) => void
  failed: (error: Error) => void
  closed: () => void
}

/** An answer is late after as long as the loader waits for the first question. */
const late = () => new Promise<never>((_, fail) => setTimeout(fail, 3500, new Error()))

const troubleOf = ({ status }: Refused): Trouble =>
  status ? 'refused' : navigator.onLine ? 'silent' : 'offline'

/** The same for every try. */
const bytesOf = ({ turn, sent }: Screen): string =>
  JSON.stringify({ turn: turn?.number, answer: sent?.answer })

const isWaiting = ({ turn, sent }: Screen): boolean => !turn || !!sent

/** Has another tab gone on without this one? */
const isBehind = (screen: Screen, number: unknown): boolean =>
  !isWaiting(screen) && number !== screen.turn?.number

/** The page hears that the first question is there, and how the conversation ended, each once. */
const announce = (before: Turn | null, now: Turn | null, { told }: Page) => {
  if (now && !before) told('opened')
  if (!now?.outcome || before?.outcome) return
  dropTicket()
  told('ended', { outcome: now.outcome })
}

export const runConversation = (order: Order, { signal }: AbortController, page: Page): void => {
  const transport = createTransport(order)
  let screen = blank

  /** What cannot be shown leaves the screen as it is. */
  const go = (change: Partial<Screen>, next = { ...screen, ...change }) => {
    if (signal.aborted) return
    page.shown(next, acts)
    announce(screen.turn, next.turn, page)
    screen = next
  }

  const hear = (reply: Reply) => {
    go(heard(screen, reply))
    tabs.postMessage(reply.turn.number)
  }

  const attempt = async (call: Promise<Reply>) => {
    const slow = setTimeout(go, 400, { slow: true })
    await call.then(hear).catch((error) => {
      go({ trouble: troubleOf(error) })
      error.code ??= 'unreachable'
      page.failed(error)
    })
    clearTimeout(slow)
  }

  const start = (overdue = late()) => attempt(transport.open(overdue))

  const send = () => attempt(transport.answer(bytesOf(screen), late()))

  const acts: Acts = {
    type: (draft) => go({ draft }),
    tick: (option) => go(tick(screen, option)),
    answer: (sent) => {
      if (!sent || isWaiting(screen)) return
      go({ sent })
      void send()
    },
    retry: () => {
      const again = screen.sent && screen.trouble !== 'refused' ? send : start
      go({ trouble: null })
      void again()
    },
    close: () => {
      const noted = note(screen)
      if (noted) go(noted)
      else if (!signal.aborted) page.closed()
    },
  }

  const tabs = joinTabs(signal, async (number) => {
    if (isBehind(screen, number)) hear(await transport.current())
  })
  addEventListener('online', () => screen.trouble && acts.retry(), { signal })
  page.shown(screen, acts)
  void start(order.late)
}

/** When the conversation goes on in one tab, the others follow. */
const joinTabs = (signal: AbortSignal, heard: (turn: unknown) => Promise<void>): BroadcastChannel => {
  const tabs = new BroadcastChannel('parley')
  tabs.addEventListener('message', ({ data }) => void heard(data).catch(() => {}))
  signal.addEventListener('abort', () => tabs.close())
  return tabs
}
