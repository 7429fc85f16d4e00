/** The one script a page carries: brings the chat when it is wanted, and begins the session beside it. */
import type * as Chat from './app.tsx'
import { begin } from './begin.ts'
import { isOpener, optionsOf, type Options, type Order } from './options.ts'
import { exitWords } from './words.ts'

declare const __CHAT__: string
declare global {
  interface Window {
    Parley?: { open: (options: Options) => Promise<void>; close: () => void; remove: () => void; preload: () => void }
  }
}

const start = (script: HTMLScriptElement): void => {
  const life = new AbortController()
  const dialog = document.createElement('dialog')
  let tries = 0
  let loading: Promise<typeof Chat> | undefined
  let opening: Promise<void> | undefined
  let close = () => dialog.remove()

  /** Some browsers remember a failed import by its address, so each try has its own. */
  const load = () => (loading ??= import(/* @vite-ignore */ `${new URL(__CHAT__, script.src)}#${tries++}`))

  const preload = () => {
    if (!(navigator as { connection?: { saveData: boolean } }).connection?.saveData)
      load().catch(() => (loading = undefined))
  }

  /** Said in place of the chat, where the chat itself does not come. */
  const showExit = ({ locale, exit }: Order) => {
    const alert = document.createElement('p')
    const link = document.createElement('a')
    const [sentence, label] = exitWords(locale)
    link.href = exit
    link.append(label)
    alert.role = 'alert'
    alert.dir = 'auto'
    alert.append(sentence, link)
    dialog.replaceChildren(alert)
    document.body.append(dialog)
    dialog.showModal()
  }

  const bring = async (order: Order) => {
    order.begun = begin(order).catch(() => {})
    const chat = await Promise.race([load(), order.overdue]).catch((error) => {
      opening = loading = undefined
      showExit(order)
      throw Object.assign(error, { code: 'unreachable' })
    })
    close = chat.close
    return chat.open(order)
  }

  const open = (options: Options, pressed?: HTMLElement) =>
    (opening ??= bring({
      ...options,
      locale: options.locale || document.documentElement.lang || 'en',
      key: crypto.getRandomValues(new Uint32Array(4)).join('-'),
      overdue: new Promise((_, fail) => setTimeout(fail, 3700, Error())),
      closed: () => (opening = undefined),
      script,
      pressed,
    }))

  const on = (type: string, act: (event: MouseEvent, opener: HTMLElement) => void) =>
    document.addEventListener(
      type,
      (event) => {
        const opener = event.composedPath().find(isOpener)
        if (opener) act(event as MouseEvent, opener)
      },
      life,
    )

  on('pointerover', preload)
  on('focusin', preload)
  on('click', (event, opener) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.defaultPrevented) return
    event.preventDefault()
    open(optionsOf(opener), opener).catch(() => {})
  })
  window.Parley = { open: (options) => open(options), close: () => close(), preload, remove: () => {
    life.abort()
    close()
    delete window.Parley
  }}
}

if (!window.Parley) start(document.currentScript as HTMLScriptElement)
