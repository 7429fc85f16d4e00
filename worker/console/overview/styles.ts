/**
 * Figures side by side, tables that scroll, and the form for what only the business knows. In Hebrew too the last digits
 * of a column stand under each other: at the right, where its lines start.
 */
export const overviewStyles = `
.overview { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem }
.overview .card { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; align-content: start }
.overview .card > * { margin-block: 0 }
.overview .card > .faint { max-inline-size: 60rem }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); gap: .75rem }
.card .tiles > div { display: grid; grid-template-columns: minmax(0, 1fr); gap: .125rem; align-content: start; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: 10px }
.tiles dd { color: var(--soft); font-size: .875rem }
.tiles .tile-figure { color: var(--ink); font-size: 1.5rem; line-height: 1.3 }
.card .tiles > .main-tile { border: 2px solid var(--ink) }
.main-tile dt { color: var(--ink); font-weight: 700 }
.figures { overflow-x: auto; border: 1px solid var(--line); border-radius: 10px }
.figures table { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums }
.figures th, .figures td { padding: .4375rem .75rem; text-align: end; border-block-end: 1px solid var(--line); white-space: nowrap }
.figures tr > :first-child, [dir=rtl] .figures :is(th, td) { text-align: start }
.figures tbody th { font-weight: 600; white-space: normal; min-inline-size: 9rem }
.figures thead th { color: var(--soft); font-size: .8125rem }
.figures tbody tr:last-child > * { border-block-end: 0 }
.figures .tag { margin-inline-start: .5rem; white-space: nowrap }
.lacking { padding: .75rem 1rem; background: var(--grey-soft); border-radius: 10px }
.lacking ul, .context { padding-inline-start: 1.25rem; list-style: disc }
.signs dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: 0 1.5rem; margin-block-start: .375rem }
.card .signs dl > div { display: flex; justify-content: space-between; gap: .75rem; border-block-end: 1px solid var(--line) }
.signs dd { flex: none }
.spans label { min-inline-size: 14rem }
.given { margin-block-end: 0 }
.given [aria-invalid] { border: 2px solid var(--red) }

@media (max-width: 40rem) {
  .spans label, .given label:first-child { grid-column: 1 / -1 }
  .figures { font-size: .8125rem }
  .figures th, .figures td { padding: .4375rem .375rem; white-space: normal }
  .figures tbody th { min-inline-size: 0 }
  .figures .tag { display: inline-block; margin-inline-start: 0; white-space: normal }
  .many { overflow: visible; border: 0; border-radius: 0; font-size: .875rem }
  .many thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }
  .many table, .many tbody { display: grid; grid-template-columns: minmax(0, 1fr); gap: .75rem }
  .many tbody tr { display: block; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: 10px }
  .many tbody th { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: .1875rem 0; border: 0 }
  .many td { display: grid; grid-template-columns: minmax(40%, 1fr) auto; gap: .75rem; padding: .1875rem 0; border: 0 }
  [dir=rtl] .many tbody td { text-align: end }
  .many td:empty { display: none }
  .many td::before { content: attr(data-name); color: var(--soft); text-align: start }
}
@media print {
  .overview { display: block }
  .overview .card { display: block; break-inside: avoid }
  .overview .card > * { margin-block-start: .75rem }
  .tiles { grid-template-columns: repeat(3, minmax(0, 1fr)) }
  .figures { overflow: visible }
  .given, .overview details:not([open]) { display: none }
}
`
