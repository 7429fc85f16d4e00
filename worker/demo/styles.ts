/** Logical properties only, so that Hebrew mirrors by itself. */
export const styles = `
:root {
  color-scheme: light dark;
  --page: #f6f5f1; --paper: #ffffff; --ink: #1d2420; --soft: #59625c; --line: #dfddd4; --edge: #858a80;
  --leaf: #226b4c; --leaf-soft: #e4f0e9; --amber: #7a4b00; --amber-soft: #fbefd8; --rose: #9c2b36; --rose-soft: #fbe7e8;
  --shadow: 0 1px 2px rgb(29 36 32 / .05), 0 10px 30px -14px rgb(29 36 32 / .18);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #141715; --paper: #1d211e; --ink: #ecefe9; --soft: #a6b0a8; --line: #333a35; --edge: #778079;
    --leaf: #7cc9a2; --leaf-soft: #1f3429; --amber: #f0c274; --amber-soft: #372c17; --rose: #f4a5ab; --rose-soft: #3b2225;
    --shadow: none;
  }
}
*, ::before, ::after { box-sizing: border-box }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
body {
  margin: 0; min-inline-size: 0; background: var(--page); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Hebrew", Arial, sans-serif;
}
h1, h2, h3, p, ul, dl, dd, fieldset { margin: 0; padding: 0 }
ul { list-style: none }
fieldset { border: 0; min-inline-size: 0 }
h1 { font-size: clamp(1.6rem, 1.3rem + 1.4vw, 2.1rem); line-height: 1.2; letter-spacing: -.015em }
h2 { font-size: 1.2rem; line-height: 1.3 }
h3 { font-size: .875rem }
a { color: var(--leaf); text-underline-offset: .2em }
:focus-visible { outline: 3px solid var(--leaf); outline-offset: 2px; border-radius: 6px }
main:focus { outline: none }
.skip { position: absolute; inset-block-start: -4rem; inset-inline-start: 1rem; padding: .5rem 1rem; background: var(--paper); z-index: 1 }
.skip:focus { inset-block-start: .5rem }

.top {
  display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 2rem; padding-block: .75rem;
  padding-inline: max(1.25rem, (100vw - 68rem) / 2); background: var(--paper); border-block-end: 1px solid var(--line);
}
.brand {
  display: inline-flex; align-items: center; gap: .5rem; min-block-size: 44px;
  color: var(--ink); font-weight: 700; font-size: 1.125rem; letter-spacing: -.01em; text-decoration: none;
}
.leaf { fill: var(--leaf) }
.vein { fill: none; stroke: var(--paper); stroke-width: 2; stroke-linecap: round }
.top nav { display: flex; gap: .25rem }
.top nav a {
  display: inline-flex; align-items: center; min-block-size: 44px; padding-inline: .6rem;
  color: var(--soft); text-decoration: none; border-block-end: 2px solid transparent;
}
.top nav a:hover { color: var(--ink) }
.top nav a[aria-current] { color: var(--ink); border-color: var(--leaf) }
.top .languages a { padding-inline: .4rem; font-size: .9375rem; border: 0 }
.top .languages a[aria-current] { font-weight: 600 }
.who { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem; margin-inline-start: auto }
.me { display: inline-flex; align-items: center; min-block-size: 44px; color: var(--ink); font-weight: 600; text-decoration: none }
.me:hover { text-decoration: underline }

.columns {
  display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 23rem); gap: 2.5rem; align-items: start;
  max-inline-size: 70.5rem; margin-inline: auto; padding: 2.5rem 1.25rem 4rem;
}
.lead { margin-block: .25rem 1.5rem; color: var(--soft); font-size: 1.0625rem }
.letters { max-inline-size: 44rem; margin-inline: auto; padding: 2.5rem 1.25rem 4rem }

.card { background: var(--paper); border: 1px solid var(--line); border-radius: 16px; padding: 1.75rem; box-shadow: var(--shadow) }
.card > header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: start; gap: .75rem 1rem }
.price { margin-block-start: .375rem; color: var(--soft) }
.price strong { color: var(--ink); font-size: 2.125rem; line-height: 1.15; letter-spacing: -.02em; font-variant-numeric: tabular-nums }
.badge {
  padding: .2rem .75rem; border-radius: 99px; font-size: .8125rem; font-weight: 600;
  background: var(--leaf-soft); color: var(--leaf); border: 1px solid transparent;
}
.badge.paused, .badge.trialing, .badge.past_due { background: var(--amber-soft); color: var(--amber) }
.badge.cancelling { background: var(--rose-soft); color: var(--rose) }
dl { margin-block: 1.5rem; border-block-start: 1px solid var(--line) }
dl > div {
  display: grid; grid-template-columns: minmax(0, 10rem) minmax(0, 1fr); gap: .125rem 1rem;
  padding-block: .75rem; border-block-end: 1px solid var(--line);
}
dt { color: var(--soft) }
dd { overflow-wrap: anywhere }
.bar { display: block; inline-size: 100%; block-size: 6px; margin-block-start: .5rem; border-radius: 3px; fill: var(--leaf) }
.track { fill: var(--line) }
[dir=rtl] .bar { transform: scaleX(-1) }
.holds ul { margin-block-start: .5rem; display: grid; gap: .375rem; color: var(--soft) }
.holds li { position: relative; padding-inline-start: 1.5rem }
.holds li::before {
  content: ""; position: absolute; inset-block-start: .45em; inset-inline-start: .3rem;
  inline-size: .35rem; block-size: .65rem; border: solid var(--leaf); border-width: 0 2px 2px 0; transform: rotate(40deg);
}
.card > footer { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1.25rem; margin-block-start: 1.75rem }
.card > footer p { color: var(--soft); font-size: .875rem }
.statutory { margin-block-start: 1rem }

.button {
  display: inline-flex; align-items: center; justify-content: center; min-block-size: 46px; padding: .5rem 1.375rem;
  font: inherit; font-weight: 600; color: var(--ink); background: var(--paper); text-decoration: none; text-align: center;
  border: 1.5px solid var(--edge); border-radius: 10px; cursor: pointer;
}
.button:hover { border-color: var(--ink) }
.notice {
  display: grid; gap: .875rem; justify-items: start; margin-block-end: 1.25rem; padding: 1rem 1.25rem;
  background: var(--amber-soft); border-inline-start: 4px solid var(--amber); border-radius: 10px;
}

.demo { padding: 1.25rem; border: 1.5px dashed var(--edge); border-radius: 16px; font-size: .9375rem }
.demo > h2 { font-size: 1.0625rem }
.demo p { color: var(--soft); font-size: .875rem }
.demo > p { margin-block-start: .25rem }
fieldset { margin-block-start: 1.125rem }
legend { padding: 0; margin-block-end: .5rem; font-weight: 600; font-size: .875rem }
.demo li + li { margin-block-start: 2px }
.person {
  display: block; inline-size: 100%; padding: .5rem .75rem; font: inherit; color: inherit; text-align: start;
  background: none; border: 1.5px solid transparent; border-radius: 10px; cursor: pointer;
}
.person:hover { background: var(--paper); border-color: var(--line) }
.person[aria-current] { background: var(--leaf-soft); border-color: var(--leaf) }
.name { display: block; font-weight: 600 }
.line { display: block; color: var(--soft); font-size: .8125rem; line-height: 1.45 }
.over { display: grid; gap: .5rem; justify-items: start; margin-block: 1.25rem; padding-block-start: 1.25rem; border-block-start: 1px solid var(--line) }
.quiet {
  min-block-size: 44px; padding-inline: 1rem; font: inherit; font-weight: 600; color: var(--ink); background: none;
  border: 1.5px solid var(--edge); border-radius: 10px; cursor: pointer;
}
.quiet:hover { border-color: var(--ink) }

.year progress { display: block; inline-size: 100%; block-size: 1rem; margin-block: 1rem .5rem; accent-color: var(--leaf) }
.year h3 { margin-block-start: 1.5rem; font-size: 1rem }
.year .card p { margin-block-start: .25rem; color: var(--soft) }
.empty { text-align: center; padding-block: 3rem }
.empty p { max-inline-size: 26rem; margin: .5rem auto 0; color: var(--soft) }
.letter + .letter { margin-block-start: 1.25rem }
.at { margin-block-end: .5rem; color: var(--soft); font-size: .875rem }
.text { margin-block-start: .75rem; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext }

@media (max-width: 56rem) {
  .columns { grid-template-columns: minmax(0, 1fr); padding-block-start: 1.75rem }
  .letters { padding-block-start: 1.75rem }
}
@media (max-width: 30rem) {
  .top { gap: 0 1rem }
  .who { inline-size: 100%; justify-content: space-between; margin: 0 }
  .card { padding: 1.25rem }
  dl > div { grid-template-columns: minmax(0, 1fr) }
  .button { inline-size: 100% }
  .notice form { inline-size: 100% }
}
@media (forced-colors: active) {
  .bar { fill: CanvasText }
  .track { fill: Canvas }
  .badge, .notice, .person[aria-current] { border: 1px solid CanvasText }
}
`
