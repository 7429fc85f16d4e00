/** The pages of webhooks: their form, and tables whose first column is long. */
export const webhookStyles = `
.hooks tbody th { white-space: normal; overflow-wrap: anywhere; min-inline-size: 0 }
.hooks + .card, .empty + .card { margin-block-start: 1.25rem }
.summary .note { margin-block: .75rem 0 }
.hook { display: grid; grid-template-columns: minmax(0, 1fr); gap: .75rem; max-inline-size: 42rem }
.hook > label { display: grid; grid-template-columns: minmax(0, 1fr); gap: .25rem }
.hook > label > span, .hook legend { padding: 0; color: var(--soft); font-size: .8125rem }
.hook input[type=url], .hook input[type=email], .hook select {
  inline-size: 100%; min-inline-size: 0; min-block-size: 40px; padding: .375rem .625rem; font: inherit;
  color: var(--ink); background: var(--paper); border: 1px solid var(--edge); border-radius: 8px;
}
.hook [aria-invalid] { border-color: var(--red) }
.hook fieldset { min-inline-size: 0; margin: 0; padding: 0; border: 0 }
.hook .tick { display: flex; align-items: center; gap: .625rem; min-block-size: 36px; overflow-wrap: anywhere }
.hook .tick > span { display: grid; justify-items: start }
.hook .tick input { flex: none; inline-size: 1.125rem; block-size: 1.125rem; margin: 0; accent-color: var(--accent) }
.hook .presses { margin-block: .25rem 0 }
.secret { display: block; padding: .75rem .875rem; font: .875rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; color: var(--ink); background: var(--grey-soft); border-radius: 8px; overflow-wrap: anywhere; user-select: all }
.alone .presses { margin-block-end: 0 }
@media (pointer: coarse), (max-width: 40rem) { .hook input[type=url], .hook input[type=email], .hook select, .hook .tick { min-block-size: 44px } }
@media (max-width: 40rem) { .top > nav { flex-wrap: wrap } }
@media (forced-colors: active) { .secret { border: 1px solid CanvasText } }
`
