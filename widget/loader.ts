/** The one script a page carries: brings the chat when it is wanted, and begins the session beside it. */
import type * as Chat from './app.tsx'
import { begin } from './begin.ts'
import { optionsOf, type Opener, type Options, type Order } from './options.ts'
import { exitWords } from './words.ts'

declare const __CHAT__: string
/** The hash that the browser holds the chat to; empty in the loader for pages that pin nothing. */
declare const __INTEGRITY__: string
declare global {
  interface Window {
    Parley?: {
      open: (options: Options) => Promise<void>
      close: () => void
      remove: () => void
      preload: () => void
    }
  }
  interface Navigator {
    connection?: { saveData: boolean }
  }
}

const base = (document.currentScript as HTMLScriptElement).src
/** Under a policy by nonce, a preload without it is dropped, and with it the check. */
const nonce = __INTEGRITY__ && (document.currentScript as HTMLScriptElement).nonce
const life = new AbortController()
let loading: Promise<typeof Chat> | null = null
let opening: Promise<void> | null = null
let close = () => {}

/** What is preloaded at an address is what an import of it gives: what fails its hash gives nothing. */
const importPinned = (url: URL) => {
  const link = add(document.body, 'link')
  Object.assign(link, { rel: 'modulepreload', integrity: __INTEGRITY__, nonce, href: url })
  link.remove()
  return import(/* @vite-ignore */ url as never)
}

/** Some browsers remember a failed import by its address, so each try has its own. */
const load = () =>
  (loading ??= __INTEGRITY__
    ? importPinned(new URL(`${__CHAT__}#${Date.now()}`, base))
    : import(/* @vite-ignore */ new URL(`${__CHAT__}#${Date.now()}`, base) as never))

const preload = () => {
  if (!navigator.connection?.saveData) load().catch(() => (loading = null))
}

const add = <Tag extends keyof HTMLElementTagNameMap>(parent: Element, tag: Tag) =>
  parent.appendChild(document.createElement(tag))

/** Said in place of the chat, where the chat itself does not come. */
const showExit = (order: Order) => {
  const notice = add(document.body, 'dialog')
  const alert = add(notice, 'p')
  const link = add(alert, 'a')
  alert.role = 'alert'
  link.href = order.exit
  link.append(exitWords(order.locale))
  notice.showModal()
  close = () => notice.remove()
}

const bring = (order: Order) => {
  order.begun = begin(order).catch(() => {})
  return Promise.race([load(), order.late]).then(
    (chat) => {
      close = chat.close
      return chat.open(order)
    },
    (error) => {
      opening = loading = null
      if (window.Parley) showExit(order)
      error.code = 'unreachable'
      throw error
    },
  )
}

const open = (options: Options, pressed?: HTMLElement) =>
  (opening ??= bring({
    ...options,
    locale: options.locale || document.documentElement.lang,
    key: crypto.getRandomValues(new Uint8Array(16)).join(),
    late: new Promise<never>((_, fail) => setTimeout(fail, 3500, Error())),
    closed: () => (opening = null),
    begin,
    base,
    pressed,
  }))

const on = (type: string, act: (opener: Opener, event: MouseEvent) => void) =>
  addEventListener(
    type,
    (event) => {
      const opener = (event.composedPath() as Opener[]).find((target) => target.dataset?.parleyCancel)
      if (opener) act(opener, event as MouseEvent)
    },
    life,
  )

/** Two copies of this script are one widget. */
if (!window.Parley) {
  on('pointerover', preload)
  on('focusin', preload)
  on('click', (opener, event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.defaultPrevented) return
    open(optionsOf(opener), opener).catch(() => {})
    // Last: where the page has broken what we stand on, the link is a link.
    event.preventDefault()
  })
  addEventListener('load', () => (window.requestIdleCallback ?? setTimeout)(preload), life)
  window.Parley = {
    open,
    preload,
    close: () => close(),
    remove: () => {
      life.abort()
      close()
      delete window.Parley
    },
  }
}
