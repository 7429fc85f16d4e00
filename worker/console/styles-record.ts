/** One exit: its facts, what was said, and why. */
export const recordStyles = `
.summary h1 { margin-block: .375rem .5rem }
.badges { display: flex; flex-wrap: wrap; align-items: center; gap: .375rem .875rem }
.summary dl {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .875rem 1.5rem;
  margin-block: 1.25rem 1.5rem; padding-block: 1rem; border-block: 1px solid var(--line);
}
dt { color: var(--soft); font-size: .8125rem }
dd { overflow-wrap: anywhere }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 24rem); gap: 1.25rem; align-items: start }
.columns > div { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem }
.layer { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem }
.layer-name { margin-block-end: -.75rem; color: var(--soft); font-size: .8125rem; font-weight: 600 }
.card { padding: 1.125rem 1.25rem 1.25rem; background: var(--paper); border: 1px solid var(--line); border-radius: 12px }
.card > h2 { margin-block-end: .75rem }
.card dl > div { display: grid; grid-template-columns: minmax(6.5rem, 9.5rem) minmax(0, 1fr); align-items: baseline; gap: .125rem .875rem; padding-block: .25rem }
.card dl + p { margin-block-start: .5rem }
.doubted { margin-block-start: .75rem; padding: .5rem .75rem; color: var(--amber); background: var(--amber-soft); border-radius: 8px }
.doubted h3 { display: flex; align-items: center; gap: .375rem; font-size: .875rem }
.doubted dt { color: inherit }
.card dd small { display: block }
.withheld { padding: .5rem .75rem; background: var(--grey-soft); border-radius: 8px }

.said { display: grid; gap: .75rem }
.said li { display: grid; gap: .1875rem; justify-items: start; max-inline-size: min(88%, 36rem) }
.said li > div { display: grid; gap: .375rem; padding: .5625rem .875rem; border-radius: 12px; background: var(--grey-soft); overflow-wrap: anywhere }
.said .customer { justify-items: end; justify-self: end }
.said .customer > div { background: var(--accent-soft) }
.said .parley > div { border-start-start-radius: 3px }
.said .customer > div { border-start-end-radius: 3px }
.said p { white-space: pre-wrap }
.by { color: var(--soft); font-size: .75rem; font-weight: 600 }
details { margin-block-start: 1rem; border-block-start: 1px solid var(--line) }
summary { display: list-item; padding-block: .75rem; font-weight: 600; cursor: pointer }
.proof > p { margin-block-start: .5rem }
.proof dl { margin-block: .5rem }

.why + .why { margin-block-start: 1.5rem; padding-block-start: 1.25rem; border-block-start: 1px solid var(--line) }
.why h3 time, .timeline time { margin-inline-start: .375rem; color: var(--soft); font-size: .8125rem; font-weight: 400 }
.why > .faint { font-size: .875rem }
.why > .withheld, .rules { margin-block-start: .625rem }
.rules li { display: flex; gap: .5rem; padding: .3125rem .625rem; color: var(--soft); border-block-start: 1px solid var(--line) }
.rules li:first-child { border: 0 }
.rules .icon { margin-block-start: .25rem }
.rules .id { margin-inline-end: .25rem; color: var(--ink) }
.rules .chosen { color: var(--green); font-weight: 600; background: var(--green-soft); border-radius: 8px; border-color: transparent }
.made { margin-block-start: .75rem; padding: .75rem .875rem; border: 1px solid var(--line); border-radius: 10px }
.made dl + dl { margin-block-start: .375rem; padding-block-start: .375rem; border-block-start: 1px dashed var(--line) }
.made > p { display: flex; flex-wrap: wrap; align-items: center; gap: .375rem .75rem; margin-block-end: .375rem }

.timeline > li { position: relative; padding-inline-start: 1.25rem; padding-block-end: .875rem; border-inline-start: 2px solid var(--line); margin-inline-start: .3125rem }
.timeline > li:last-child { padding-block-end: 0; border-color: transparent }
.timeline > li::before {
  content: ""; position: absolute; inset-block-start: .375rem; inset-inline-start: calc(-.375rem - 1px);
  inline-size: .625rem; block-size: .625rem; background: var(--paper); border: 2px solid var(--accent); border-radius: 50%;
}
.timeline ul { margin-block-start: .125rem }
.timeline li li { overflow-wrap: anywhere }

.note-form { display: grid; grid-template-columns: minmax(0, 1fr); gap: .5rem; margin-block-start: 1rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line) }
.note-form label { display: grid; grid-template-columns: minmax(0, 1fr); gap: .25rem; color: var(--soft); font-size: .8125rem }
.note-form .things li { overflow-wrap: anywhere; white-space: pre-wrap }
.note-form textarea {
  inline-size: 100%; min-inline-size: 0; padding: .375rem .625rem; font: inherit; font-size: .9375rem; resize: vertical;
  color: var(--ink); background: var(--paper); border: 1px solid var(--edge); border-radius: 8px;
}
.note-form .press { flex-wrap: wrap; gap: .5rem .75rem }
figcaption { font-size: .8125rem }
figure + figure { margin-block-start: 1rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line) }
blockquote { margin-block-end: .5rem; padding-inline-start: .75rem; border-inline-start: 3px solid var(--accent); white-space: pre-wrap; overflow-wrap: anywhere }
.correct { margin-block-start: .5rem }
.correct form { padding-block-start: .25rem }
.correct form, .correct fieldset { display: grid; grid-template-columns: minmax(0, 1fr); gap: .75rem }
.correct fieldset { min-inline-size: 0; gap: 0; margin: 0; padding: 0; border: 0 }
.correct form > label { display: grid; gap: .25rem; color: var(--soft); font-size: .8125rem }
.correct legend { padding: 0; color: var(--soft); font-size: .8125rem }
.correct fieldset label { display: flex; align-items: center; gap: .625rem; min-block-size: 36px; overflow-wrap: anywhere }
.correct input { flex: none; inline-size: 1.125rem; block-size: 1.125rem; margin: 0; accent-color: var(--accent) }
.correct select {
  inline-size: 100%; min-inline-size: 0; min-block-size: 40px; padding: .25rem .625rem; font: inherit; font-size: .9375rem;
  color: var(--ink); background: var(--paper); border: 1px solid var(--edge); border-radius: 8px;
}
.correct button { justify-self: start }
.things { display: grid; gap: .625rem }
.things li { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .125rem .75rem }
.things .faint { inline-size: 100%; font-size: .8125rem; overflow-wrap: anywhere }

@media (max-width: 60rem) { .columns { grid-template-columns: minmax(0, 1fr) } }
@media (max-width: 40rem) {
  .card { padding: 1rem }
  .summary dl { grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: .75rem }
  summary { padding-block: .875rem }
  .correct select, .correct fieldset label { min-block-size: 44px }
}
@media (max-width: 24rem) { .card dl > div { grid-template-columns: minmax(0, 1fr) } }
@media print { .correct { display: none } .columns { display: block } .card { margin-block-end: 1.5rem } .why, .said li, .timeline > li { break-inside: avoid } }
`
