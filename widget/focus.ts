/** Where the keyboard is: inside the dialog always, and at the newest question after each turn. */

const stops = 'a[href],button:enabled,input,textarea'

/** Tab goes round inside the dialog, both ways. The page's own shortcuts do not hear what is typed here. */
export const trap = (root: ShadowRoot, event: KeyboardEvent): void => {
  event.stopPropagation()
  if (event.key !== 'Tab') return
  const all = [...root.querySelectorAll<HTMLElement>(stops)]
  const here = root.activeElement
  const ahead = event.shiftKey ? 2 : 4 // before or after, in the bits of compareDocumentPosition
  if (here && all.some((stop) => here.compareDocumentPosition(stop) & ahead)) return
  event.preventDefault()
  all.at(event.shiftKey ? -1 : 0)?.focus()
}

/**
 * After a turn: to the question, or to what stands in its place. Else only if focus was dropped with what vanished.
 * What came last is read from its beginning: the thread stands at the first line after the customer's own.
 */
export const settle = (root: ShadowRoot, turned: boolean, sent: unknown): void => {
  const find = (selector: string) => root.querySelector<HTMLElement>(selector)
  const question = find('#question')
  if (turned) (find('.text textarea') ?? question)?.focus()
  if (!root.activeElement) find('[role=log]')?.focus()
  const own = find(':nth-last-child(1 of .customer)')
  if (turned || sent) (own && (own.nextElementSibling ?? question ?? own))?.scrollIntoView()
}
