/**
 * Plots. A box is as wide as its place less the room for labels beside it, which the box leaves as margins; its inside
 * is in percent. Lines and marks stand at 3:1 and more against the paper in both schemes (WCAG 2.2, 1.4.11).
 */
export const plotStyles = `
:root { --plot-1: #3a4fc4; --plot-2: #b4500b; --plot-3: #08776a; --plot-4: #8c2f7f; --plot-5: #7d5b00; --plot-6: #667085; --plot-rule: #e2e5ec; --plot-small: #dfe3ee }
@media (prefers-color-scheme: dark) {
  :root { --plot-1: #a9b7ff; --plot-2: #f4a368; --plot-3: #5cccb8; --plot-4: #e79ad8; --plot-5: #dcc04c; --plot-6: #98a2b6; --plot-rule: #2c3240; --plot-small: #323a4d }
}
.plot { container: plot / inline-size; margin: 0 }
.plot figcaption { display: grid; gap: .125rem; justify-items: start; margin-block-end: .75rem; font-size: .875rem; color: var(--soft) }
.plot figcaption strong { color: var(--ink); font-size: 1rem }
.plot figcaption em { margin-block-start: .25rem; padding: .0625rem .5rem; border-radius: 6px; font-style: normal; font-size: .8125rem; font-weight: 600; color: var(--amber); background: var(--amber-soft) }
.plot-empty { padding: 1.5rem 1rem; text-align: center; color: var(--soft); background: var(--grey-soft); border-radius: 10px }
.plot-box {
  display: block; direction: ltr; overflow: visible; inline-size: 100%; margin-block: .75rem;
  font-size: .8125rem; font-variant-numeric: tabular-nums;
}
.plot-axis-1 { margin-block-end: 2rem }
.plot-axis-2 { margin-block-end: 2.875rem }
.plot-rows { max-inline-size: 46rem }
[dir=rtl] .plot-rows { margin-inline-start: auto }
.plot-box svg { overflow: visible }
.plot-box text { fill: var(--soft) }
.plot-scale { inline-size: calc(100% - 3.5rem); margin-inline: 3rem .5rem }
.plot-tail.plot-scale { inline-size: calc(100% - 14.5rem); margin-inline-end: 11.5rem }
.plot-rule { stroke: var(--plot-rule) }
.plot-base { stroke: var(--edge); stroke-width: 1.5 }
.plot-curves path { vector-effect: non-scaling-stroke }
.plot-tone-1 { --tone: var(--plot-1) }
.plot-tone-2 { --tone: var(--plot-2); --dash: 8 5 }
.plot-tone-3 { --tone: var(--plot-3); --dash: 2 4 }
.plot-tone-4 { --tone: var(--plot-4); --dash: 12 4 2 4 }
.plot-line { fill: none; stroke: var(--tone); stroke-width: 2.25; stroke-dasharray: var(--dash, none); stroke-linejoin: round }
.plot-mark { fill: var(--tone); stroke: var(--paper); stroke-width: 1.25 }
.plot-hollow { fill: var(--paper); stroke: var(--tone, var(--ink)); stroke-width: 2 }
.plot-band { fill: var(--tone); fill-opacity: .14 }
.plot-range { stroke: var(--tone); stroke-width: 4 }
.plot-small { fill: var(--plot-small) }
.plot-beside text { fill: var(--tone, var(--ink)); font-weight: 600 }
.plot-less { display: none }
.plot-column { fill: var(--ink); fill-opacity: 0 }
.plot-column:hover { fill-opacity: .07 }
.plot-alarms line { stroke: var(--red); stroke-width: 1.5; stroke-dasharray: 3 3 }
.plot-alarms circle { fill: var(--red) }
.plot-alarms text { fill: var(--paper); font-weight: 700 }
.plot-part { stroke: var(--paper) }
.plot-fill-1 { --tone: var(--plot-1) }
.plot-fill-2 { --tone: var(--plot-2) }
.plot-fill-3 { --tone: var(--plot-3) }
.plot-fill-4 { --tone: var(--plot-4) }
.plot-fill-5 { --tone: var(--plot-5) }
.plot-fill-6 { --tone: var(--plot-6) }
[class^=plot-fill] rect { fill: var(--tone) }
[class^=plot-fill] path { fill: none; stroke: var(--paper); stroke-width: 2.5; stroke-linecap: round }
.plot-box .plot-name { fill: var(--ink); font-weight: 600 }
.plot-lane { fill: var(--grey-soft) }
.plot-bar { fill: var(--plot-6) }
.plot-main .plot-bar { fill: var(--plot-1) }
.plot-main text { fill: var(--ink); font-weight: 600 }
.plot-legend { display: none; flex-wrap: wrap; gap: .125rem 1rem; font-size: .8125rem }
.plot-legend li { display: flex; align-items: center; gap: .375rem }
.plot-legend svg { flex: none; overflow: visible }
.plot-note { display: flex; align-items: center; gap: .375rem; margin-block-end: .5rem; font-size: .8125rem; color: var(--soft) }
.plot-note svg { flex: none }
.plot-alarm-list { margin-block-end: .5rem; padding-inline-start: 1.375rem; list-style: decimal; font-size: .875rem }
.plot-alarm-list ::marker { color: var(--red); font-weight: 700 }
.plot details { margin: 0 }
.plot-table { max-block-size: 22rem; overflow: auto }
.plot-table table { inline-size: 100%; border-collapse: collapse; font-size: .8125rem }
.plot-table th, .plot-table td { padding: .3125rem .5rem; text-align: end; vertical-align: baseline; border-block-end: 1px solid var(--line) }
[dir=rtl] .plot-table :is(th, td) { text-align: start }
.plot-table td { white-space: nowrap }
.plot-table th:first-child { padding-inline-start: 0; min-inline-size: 6rem; text-align: start; font-weight: 500 }
.plot-table thead th { position: sticky; inset-block-start: 0; background: var(--paper); color: var(--soft); font-weight: 600; vertical-align: bottom }
@container plot (max-width: 40rem) {
  .plot-legend { display: flex }
  .plot-beside, .plot-more { display: none }
  .plot-less { display: inline }
  .plot-tail.plot-scale { inline-size: calc(100% - 3.75rem); margin-inline-end: .75rem }
}
@media (forced-colors: active) {
  .plot { --paper: Canvas; --ink: CanvasText; --soft: CanvasText; --edge: CanvasText }
}
@media print {
  .plot-box { break-inside: avoid }
  .plot figcaption { break-after: avoid }
  .plot details::details-content { display: block; content-visibility: visible; block-size: auto }
  .plot-table { max-block-size: none; overflow: visible }
}
`
