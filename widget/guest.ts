/** What we do to the page while the chat is open, and undo to the last node. */
import chat from './styles/chat.css?inline'
import screens from './styles/screens.css?inline'
import theme from './styles/theme.css?inline'
import type { Order } from './options.ts'

/** The page stands still behind the chat, and is not printed with it. The gutter keeps the page from jumping. */
const pageCss = () =>
  `@media screen{:root{overflow:hidden!important;${innerWidth > document.documentElement.clientWidth ? 'scrollbar-gutter:stable!important' : ''}}}@media print{body>:not(parley-chat){display:none!important}}`

const sheetOf = (text: string) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  return sheet
}

export const arrive = (order: Order): { root: ShadowRoot; leave: () => void } => {
  const host = document.createElement('parley-chat')
  const root = host.attachShadow({ mode: 'open' })
  const still = sheetOf(pageCss())
  host.setAttribute('theme', order.theme ?? '')
  root.adoptedStyleSheets = [sheetOf(theme + chat + screens)]
  document.adoptedStyleSheets.push(still)
  document.body.append(host)
  return {
    root,
    leave: () => {
      host.remove()
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still)
    },
  }
}

/** The sheet stands on the virtual keyboard, wherever that is. While pinched, nothing moves. */
export const followKeyboard = (panel: HTMLElement, options: AbortController): void => {
  const view = visualViewport
  const fit = () => {
    if (view?.scale === 1)
      panel.style.setProperty('--below', `${innerHeight - view.height - view.offsetTop}px`)
  }
  view?.addEventListener('resize', fit, options)
  view?.addEventListener('scroll', fit, options)
}
