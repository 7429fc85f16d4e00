import { experimentStyles } from './experiments/styles.ts'
import { overviewStyles } from './overview/styles.ts'
import { playbookStyles } from './playbook/styles.ts'
import { plotStyles } from './plots/styles.ts'
import { recordStyles } from './styles-record.ts'
import { tableStyles } from './styles-table.ts'
import { webhookStyles } from './webhooks/styles.ts'

/** Logical properties only, so that Hebrew mirrors by itself. */
const frame = `
:root {
  color-scheme: light dark;
  --page: #f5f6f9; --paper: #fff; --ink: #1a1f2b; --soft: #596173; --line: #e2e5ec; --edge: #868d9c; --hover: #f3f5fb;
  --accent: #3a4fc4; --on-accent: #fff; --accent-soft: #e9ecfb;
  --green: #17673f; --green-soft: #e2f3e9; --blue: #1f5c8a; --blue-soft: #e2eff8;
  --red: #a02a37; --red-soft: #fbe8ea; --amber: #7b4d00; --amber-soft: #fbf0d9; --grey-soft: #eceef3;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #11141b; --paper: #191d27; --ink: #e9ecf3; --soft: #a4adbf; --line: #2c3240; --edge: #768095; --hover: #202532;
    --accent: #a9b7ff; --on-accent: #141a3c; --accent-soft: #262d52;
    --green: #85d3a8; --green-soft: #173426; --blue: #8cc4ee; --blue-soft: #17304a;
    --red: #f5a7b0; --red-soft: #42202a; --amber: #efc577; --amber-soft: #3a2d14; --grey-soft: #292f3c;
  }
}
*, ::before, ::after { box-sizing: border-box }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: .9375rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Hebrew", Arial, sans-serif;
}
h1, h2, h3, p, ul, ol, dl, dd, figure, blockquote { margin: 0; padding: 0 }
ul, ol { list-style: none }
h1 { font-size: 1.625rem; line-height: 1.25; letter-spacing: -.015em; overflow-wrap: anywhere }
h2 { font-size: 1rem; line-height: 1.35 }
h3 { font-size: .9375rem }
a { color: var(--accent); text-underline-offset: .2em }
time, td, dd { font-variant-numeric: tabular-nums }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px }
main:focus { outline: none }
.skip { position: absolute; inset-block-start: -5rem; inset-inline-start: 1rem; padding: .75rem 1rem; background: var(--paper); z-index: 1 }
.skip:focus { inset-block-start: .5rem }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.faint { color: var(--soft) }
.id { font: .8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere }

.top {
  display: flex; flex-wrap: wrap; align-items: center; gap: 0 1.75rem; min-block-size: 56px;
  padding-inline: max(1.25rem, (100vw - 78rem) / 2); background: var(--paper); border-block-end: 1px solid var(--line);
}
.brand { display: inline-flex; align-items: center; gap: .625rem; min-block-size: 44px; color: var(--ink); font-weight: 700; text-decoration: none }
.brand small { margin-inline-start: .25rem; color: var(--soft); font-size: .875rem; font-weight: 400 }
.top nav { display: flex; gap: .25rem }
.top nav a {
  display: inline-flex; align-items: center; min-block-size: 56px; padding-inline: .5rem;
  color: var(--soft); text-decoration: none; border-block: 2px solid transparent;
}
.top a:hover { color: var(--ink); text-decoration: underline }
.top nav a[aria-current] { color: var(--ink); font-weight: 600; border-block-end-color: var(--accent) }
.tools { display: flex; align-items: center; gap: .75rem; margin-inline-start: auto }
main { display: block; max-inline-size: 80.5rem; margin-inline: auto; padding: 1.75rem 1.25rem 4rem }
.heading { margin-block-end: 1.25rem }
.heading p { color: var(--soft) }

button, .button {
  display: inline-flex; align-items: center; justify-content: center; min-block-size: 40px; padding: .375rem 1.125rem;
  font: inherit; font-weight: 600; text-decoration: none; border: 1px solid var(--accent); border-radius: 8px; cursor: pointer;
  background: var(--accent); color: var(--on-accent);
}
button:hover, .button:hover { filter: brightness(1.08) }
.plain, .button { background: var(--paper); color: var(--ink); border-color: var(--edge) }
.plain:hover, .button:hover { background: var(--hover) }
.plain { min-block-size: 36px; padding-inline: .875rem; font-weight: 500 }
.alone {
  max-inline-size: 34rem; margin: clamp(1rem, 8vh, 5rem) auto; padding: clamp(1.5rem, 5vw, 2.5rem);
  background: var(--paper); border: 1px solid var(--line); border-radius: 14px;
}
.alone p { margin-block: .625rem 0; color: var(--soft) }
.alone form, .alone .button { margin-block-start: 1.5rem }
.alone form .button { margin-block-start: 0 }
.note { margin-block-end: 1rem; padding: .625rem .875rem; color: var(--amber); background: var(--amber-soft); border-radius: 8px }

.badge {
  display: inline-flex; align-items: baseline; gap: .375rem; padding: .0625rem .5rem .0625rem .375rem; border-radius: 6px;
  font-size: .8125rem; font-weight: 600; white-space: nowrap; color: var(--soft); background: var(--grey-soft);
}
[dir=rtl] .badge { padding-inline: .375rem .5rem }
.icon { flex: none; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round }
.badge .icon { align-self: center; inline-size: .9375rem; block-size: .9375rem }
.saved, .state-accepted { color: var(--green); background: var(--green-soft) }
.kept { color: var(--blue); background: var(--blue-soft) }
.cancelled { color: var(--red); background: var(--red-soft) }
.abandoned { color: var(--amber); background: var(--amber-soft) }
.billing-done, .billing-none { background: none; padding-inline: 0; font-weight: 400 }
.billing-waiting { color: var(--amber); background: var(--amber-soft) }
.billing-failed { color: var(--red); background: var(--red-soft) }
.tag { padding: 0 .375rem; border: 1px solid var(--edge); border-radius: 5px; color: var(--soft); font-size: .75rem; font-weight: 500 }

@media (pointer: coarse), (max-width: 40rem) {
  button, .button, .plain { min-block-size: 44px }
  .back a, .tools a { display: inline-flex; align-items: center; min-block-size: 44px }
}
@media (max-width: 40rem) {
  main { padding: 1.25rem 1rem 3rem }
  .top { padding: .375rem 1rem 0; gap: .375rem .75rem }
  .top nav a { min-block-size: 44px }
  .brand small { display: none }
  .top > nav { order: 1; inline-size: 100%; border-block-start: 1px solid var(--line) }
}
@media (forced-colors: active) {
  .badge, .note { border: 1px solid CanvasText }
}
@media print {
  .top nav, .tools, .back, .skip { display: none }
  body { background: none; font-size: 10pt }
  main, .card { padding: 0; border: 0 }
}
`

export const styles = [
  frame,
  tableStyles,
  recordStyles,
  playbookStyles,
  webhookStyles,
  plotStyles,
  overviewStyles,
  experimentStyles,
].join('')
