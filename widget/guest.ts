/** What we do to the page while the chat is open, and undo to the last node. */
import css from './styles.css?inline'
import type { Order } from './options.ts'

/** The page stands still behind the chat, and is not printed with it. The gutter keeps the page from jumping. */
const pageCss = () =>
  `@media screen{:root{overflow:hidden!important;${innerWidth > document.documentElement.clientWidth ? 'scrollbar-gutter:stable!important' : ''}}}@media print{body>:not(parley-chat){display:none!important}}`

const sheetOf = (text: string) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  return sheet
}

export const arrive = ({ theme, pressed }: Order): { root: ShadowRoot; leave: () => void } => {
  const host = document.createElement('parley-chat')
  const root = host.attachShadow({ mode: 'open' })
  const still = sheetOf(pageCss())
  host.dataset['theme'] = theme ?? pressed?.dataset['parleyTheme'] ?? ''
  root.adoptedStyleSheets = [sheetOf(css)]
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still]
  document.body.append(host)
  return {
    root,
    leave: () => {
      host.remove()
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still)
    },
  }
}

/** The sheet stays above the virtual keyboard. Told by custom properties; while pinched, nothing moves. */
export const followKeyboard = (panel: HTMLElement, signal: AbortSignal): void => {
  const view = window.visualViewport
  const fit = () => {
    if (!view || view.scale > 1) return
    panel.style.setProperty('--height', `${view.height}px`)
    panel.style.setProperty('--below', `${innerHeight - view.height - view.offsetTop}px`)
  }
  view?.addEventListener('resize', fit, { signal })
  view?.addEventListener('scroll', fit, { signal })
  fit()
}
