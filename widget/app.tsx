/** Mounts the chat and takes it down again. */
import { render } from 'preact'
import type { Outcome } from '#shared/protocol/outcome.ts'
import type { Turn } from '#shared/protocol/turn.ts'
import { settle, trap } from './focus.ts'
import { arrive, followKeyboard } from './guest.ts'
import type { Order } from './options.ts'
import { runConversation } from './run-conversation.ts'
import { Panel } from './views/panel.tsx'

let end = () => {}

export const close = (): void => end()

/** Resolves with the first question on the screen. A page on which nothing can be mounted goes to its own exit. */
export const open = (order: Order): Promise<void> =>
  new Promise((opened, failed) => {
    try {
      close()
      if (window.Parley) mount(order, opened, failed)
      else failed()
    } catch (error) {
      order.closed()
      location.href = order.exit
      failed(error)
    }
  })

const mount = (order: Order, opened: () => void, failed: (error: Error) => void): void => {
  const life = new AbortController()
  const before = order.pressed ?? (document.activeElement as HTMLElement | null)
  const { root, leave } = arrive(order)
  let turn: Turn | null = null

  /** The pressed element hears it first, and then, as it rises, the document. */
  const tell = (type: string, detail?: { outcome: Outcome }) =>
    (order.pressed?.isConnected ? order.pressed : document).dispatchEvent(
      new CustomEvent(`parley:${type}`, { bubbles: true, composed: true, detail }),
    )

  end = () => {
    end = () => {}
    life.abort()
    root.querySelector('dialog')?.close()
    leave()
    before?.focus()
    order.closed()
    tell('closed')
  }

  runConversation(order, life, {
    shown: (screen, acts) => {
      const panel = <Panel screen={screen} order={order} acts={acts} trap={(event) => trap(root, event)} />
      // A turn that cannot be shown fails here, and not half way through the dialog.
      if (screen.turn !== turn) render(panel, document.createElement('p'))
      render(panel, root)
      const dialog = root.querySelector('dialog') as HTMLDialogElement
      if (!dialog.open) {
        dialog.showModal()
        followKeyboard(dialog, life)
      }
      settle(root, screen.turn !== turn, screen.sent)
      turn = screen.turn
      if (turn) opened()
    },
    told: tell,
    failed,
    closed: close,
  })
}
