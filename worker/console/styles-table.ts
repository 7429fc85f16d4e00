/** The list: a table, and cards where the screen is narrow. */
export const tableStyles = `
.filter { display: flex; flex-wrap: wrap; align-items: end; gap: .75rem 1rem; margin-block-end: 1.25rem }
.filter label { display: grid; grid-template-columns: minmax(0, 1fr); gap: .25rem; min-inline-size: 9rem; font-size: .8125rem; color: var(--soft) }
.filter select, .filter input {
  inline-size: 100%; min-inline-size: 0; min-block-size: 40px; padding: .25rem .625rem; font: inherit; font-size: .9375rem;
  color: var(--ink); background: var(--paper); border: 1px solid var(--edge); border-radius: 8px;
}
.filter .tick { display: flex; align-items: center; gap: .5rem; min-block-size: 40px; min-inline-size: 0 }
.filter .tick input { inline-size: 1.125rem; block-size: 1.125rem; min-block-size: 0; flex: none; margin: 0; accent-color: var(--accent) }
.press { display: flex; align-items: center; gap: 1rem }

.exits { inline-size: 100%; border-collapse: separate; border-spacing: 0; background: var(--paper); border: 1px solid var(--line); border-radius: 12px }
.exits caption { padding-block-end: .5rem; text-align: start; color: var(--soft); font-size: .8125rem }
.exits th, .exits td { padding: .5rem .75rem; text-align: start; vertical-align: baseline; border-block-end: 1px solid var(--line) }
.exits thead th { padding-block: .625rem; color: var(--soft); font-size: .8125rem; font-weight: 600; white-space: nowrap }
.exits tbody tr:last-child > * { border-block-end: 0 }
.exits tbody tr:hover { background: var(--hover) }
.exits tbody th { font-weight: 600; white-space: nowrap }
.exits tbody th .tag { margin-inline-start: .5rem }
.offers li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .5rem }
.taken { display: inline-flex; align-items: baseline; gap: .125rem; color: var(--green); font-size: .8125rem; font-weight: 600 }
.taken .icon { inline-size: .875rem; block-size: .875rem; align-self: center }
.stack { display: grid; gap: .125rem; justify-items: start; min-inline-size: 0 }
.stack bdi { overflow-wrap: anywhere }
.exits .said { white-space: pre-wrap; max-inline-size: 24rem }
.wrong { color: var(--red) }
.switch { margin-block-end: 1rem }
.stuck tbody th, .stuck td { white-space: normal; overflow-wrap: anywhere; min-inline-size: 7rem }
.stuck td:nth-of-type(2) { min-inline-size: 14rem }
.stuck tbody th .tag { margin: 0 }
.stuck .stack { max-inline-size: 100% }
.stuck time { white-space: nowrap }
.by-hand, .by-hand label { display: grid; grid-template-columns: minmax(0, 1fr); gap: .25rem; justify-items: start }
.by-hand label { max-inline-size: 16rem; color: var(--soft); font-size: .8125rem }
.by-hand input { inline-size: 100%; min-block-size: 44px; padding: .25rem .625rem; font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--edge); border-radius: 8px }
.paging { display: flex; flex-wrap: wrap; gap: .75rem; margin-block-start: 1.25rem }
.paging [rel=next] { margin-inline-start: auto }
:is(.exits, .empty, .paging) + .faint { margin-block-start: 1rem }
.empty { padding: clamp(2rem, 8vw, 4rem) 1.5rem; text-align: center; background: var(--paper); border: 1px solid var(--line); border-radius: 12px }
.empty p { max-inline-size: 32rem; margin: .375rem auto 0; color: var(--soft) }
.empty .button { margin-block-start: 1.25rem }

@media (max-width: 64rem) {
  .stuck tbody th, .stuck td, .stuck td:nth-of-type(2) { min-inline-size: 0 }
  .exits, .exits tbody { display: grid; gap: .75rem; background: none; border: 0 }
  .exits caption { padding: 0 }
  .exits thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }
  .exits tbody { grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)) }
  .exits tbody tr { display: block; padding: .5rem 1rem .75rem; background: var(--paper); border: 1px solid var(--line); border-radius: 12px }
  .exits tbody th, .exits tbody td { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .5rem; padding: .1875rem 0; border: 0 }
  .exits tbody th { display: flex; flex-wrap: wrap; align-items: center; white-space: normal; border-block-end: 1px solid var(--line); margin-block-end: .375rem }
  .exits tbody th a { display: inline-flex; align-items: center; min-block-size: 44px }
  .exits tbody th .tag { margin: 0 }
  .exits td:empty, .exits td:has(> .stack:empty) { display: none }
  .exits td::before { content: attr(data-name); color: var(--soft) }
  .exits td > * { grid-column: 2; justify-self: start }
  .exits td .badge { white-space: normal }
}
@media (max-width: 40rem) {
  .filter { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .75rem }
  .filter select, .filter input { padding-inline: .375rem }
  .filter label { min-inline-size: 0 }
  .filter .tick, .press { grid-column: 1 / -1 }
  .press button { flex: 1 }
  .exits tbody td { grid-template-columns: 5.5rem minmax(0, 1fr) }
}
@media (pointer: coarse), (max-width: 40rem) {
  .filter select, .filter input, .filter .tick, .press a { min-block-size: 44px }
  .press a { display: inline-flex; align-items: center }
}
@media print { .filter, .paging { display: none } .exits tbody tr { break-inside: avoid } }
`
