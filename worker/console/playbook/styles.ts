/** The playbook's pages: lists of parts, the draft's form, and tables that scroll within themselves. */
export const playbookStyles = `
.presses, .ways { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .75rem }
.presses { margin-block: 1rem }
.things .only { inline-size: 100% }
.when { display: block; inline-size: 100%; font: .8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; text-align: start }
.overdue { color: var(--red) }
.good { color: var(--green); background: var(--green-soft) }
.draft { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem }
.draft label { display: grid; grid-template-columns: minmax(0, 1fr); gap: .25rem; margin-block-end: .75rem }
.draft label span { color: var(--soft); font-size: .8125rem }
.draft textarea, .draft input[type=text], .draft input[type=file] {
  inline-size: 100%; min-inline-size: 0; min-block-size: 40px; padding: .375rem .625rem; font: inherit;
  color: var(--ink); background: var(--paper); border: 1px solid var(--edge); border-radius: 8px;
}
.draft textarea { font: .8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; resize: vertical }
.draft input[type=text] { max-inline-size: 24rem }
.draft .card > h3 { margin-block: 1.25rem .375rem }
.draft .card p + p { margin-block-start: .375rem }
[role=status] + .things { margin-block-start: .5rem }
.draft + .back { margin-block-start: 1.25rem }
.findings > li, .changes > li { display: block; padding-block-end: .625rem; border-block-end: 1px solid var(--line) }
.findings > li:last-child, .changes > li:last-child { border: 0 }
.findings p, .fields li { overflow-wrap: anywhere }
.found-problem { color: var(--red); background: var(--red-soft) }
.found-overdue { color: var(--amber); background: var(--amber-soft) }
.fields { display: grid; gap: .125rem; font-size: .875rem }
.fields li { display: block }
.fields code { font-size: .8125rem }
del { color: var(--red) }
ins { color: var(--green); text-decoration: none; font-weight: 600 }
.wide { overflow-x: auto }
.grid { inline-size: 100%; border-collapse: collapse; font-size: .875rem }
.grid th, .grid td { padding: .375rem .75rem .375rem 0; text-align: start; vertical-align: baseline; border-block-end: 1px solid var(--line) }
[dir=rtl] .grid th, [dir=rtl] .grid td { padding-inline: 0 .75rem }
.grid thead th { color: var(--soft); font-size: .8125rem; white-space: nowrap }
.grid .id { white-space: nowrap }
@media (pointer: coarse), (max-width: 40rem) {
  .presses a, .ways a { display: inline-flex; align-items: center; min-block-size: 44px }
  .draft input[type=text], .draft input[type=file] { min-block-size: 44px }
}
@media (forced-colors: active) { .found-problem, .found-overdue { border: 1px solid CanvasText } }
@media print { .presses, .ways, .draft textarea { display: none } }
`
