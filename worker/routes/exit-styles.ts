/** Plain, printable, and the same in every language and light. */
export const pageStyles = `
:root { color-scheme: light dark; --ink: #1d1f24; --soft: #5a606b; --line: #d8dbe1; --page: #f6f7f9; --card: #fff; --strong: #1d1f24; --on-strong: #fff; --wrong: #a3202d; --good: #1d6b41 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceef2; --soft: #a9b0bc; --line: #3a3f49; --page: #14161a; --card: #1d2026; --strong: #eceef2; --on-strong: #14161a; --wrong: #f4a5ab; --good: #8fd6ae }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif }
main { max-inline-size: 36rem; margin: clamp(1rem, 6vh, 4rem) auto; padding: clamp(1.25rem, 4vw, 2.5rem); background: var(--card); border: 1px solid var(--line); border-radius: 14px }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; text-wrap: balance }
p { margin: 0 0 1rem }
dl { margin: 1.25rem 0; border-block-start: 1px solid var(--line) }
dl div { display: grid; grid-template-columns: minmax(7rem, 11rem) 1fr; gap: .25rem 1rem; padding: .6rem 0; border-block-end: 1px solid var(--line) }
dt { color: var(--soft) }
dd { margin: 0; overflow-wrap: anywhere }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-block-start: 1.5rem }
button, .button { display: inline-block; min-block-size: 44px; padding: .65rem 1.25rem; border: 1px solid var(--strong); border-radius: 10px; font: inherit; font-weight: 600; text-decoration: none; text-align: center; cursor: pointer; background: var(--card); color: var(--ink) }
button { background: var(--strong); color: var(--on-strong) }
button.button { background: var(--card); color: var(--ink) }
.field { display: grid; gap: .25rem; margin: 0 0 1.1rem; padding: 0; border: 0 }
.field > label, legend { padding: 0; font-weight: 600 }
small { color: var(--soft) }
.problem, [role=alert]:has(+ form) { color: var(--wrong) }
input:not([type=radio], [type=checkbox]), textarea { inline-size: 100%; min-block-size: 44px; padding: .55rem .75rem; font: inherit; color: inherit; background: var(--page); border: 1px solid var(--soft); border-radius: 8px }
input:is([type=radio], [type=checkbox]) { inline-size: 1.125rem; block-size: 1.125rem; flex: none; margin: 0; accent-color: var(--strong) }
fieldset.field label { display: flex; align-items: center; gap: .5rem; min-block-size: 44px; font-weight: 400 }
input[aria-invalid], textarea[aria-invalid] { border-color: var(--wrong) }
:focus-visible { outline: 3px solid #2f6fed; outline-offset: 2px }
.entry { margin-block: 1rem 0 }
.letter:not(:empty) { margin-block-start: 1.5rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line) }
@media (max-width: 30rem) { main { margin: 0; border: 0; border-radius: 0; min-block-size: 100vh } dl div { grid-template-columns: 1fr } form, form button, .actions .button { inline-size: 100% } }
h2 { margin: 1.5rem 0 .5rem; font-size: 1.125rem; line-height: 1.3 }
.signature { overflow-wrap: anywhere; color: var(--soft); font-size: .875rem }
.good { color: var(--good) }
.undo { margin-block-start: 1.5rem; padding-block-start: .25rem; border-block-start: 1px solid var(--line) }
textarea { resize: vertical }
.scale { display: grid; grid-template-columns: repeat(auto-fit, minmax(3.25rem, 1fr)); gap: .25rem .5rem }
.ends { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem; margin: 0 }
.tick { display: flex; align-items: center; gap: .5rem; min-block-size: 44px; margin-block-end: 1rem }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #333; --line: #999; --page: #fff; --card: #fff }
  .actions, form.undo, .entry { display: none }
  main { margin: 0; padding: 0; border: 0; max-inline-size: none }
  dl div, .signature { break-inside: avoid }
}
`
