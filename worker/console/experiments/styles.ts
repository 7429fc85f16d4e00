/** Experiments: the list, the form with the planner beside it, and the page of each. */
export const experimentStyles = `
.with-press { display: flex; flex-wrap: wrap; align-items: start; justify-content: space-between; gap: .75rem 1.5rem }
.with-press > div { flex: 1 1 22rem; min-inline-size: 0 }
.with-press > div > p { max-inline-size: 46rem }
.with-press .badges { margin-block: .25rem }
.button.main { background: var(--accent); color: var(--on-accent); border-color: var(--accent) }
.experiments { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.75rem }
.experiments h2 { margin-block-end: .25rem }
.trials tbody th, .trials td { white-space: normal }
.plan .figures tbody th { min-inline-size: 0 }
@media (min-width: 64.01rem) {
  .trials { table-layout: fixed }
  .trials th:nth-child(1) { inline-size: 26% }
  .trials th:nth-child(2) { inline-size: 12% }
  .trials th:nth-child(3) { inline-size: 8% }
  .trials th:nth-child(4) { inline-size: 16% }
}
.compared { border-radius: 10px }
.compared tbody th, .compared td { white-space: normal; overflow-wrap: anywhere }
.compared caption { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }
.discarded { display: grid; gap: .25rem; margin-block-start: .5rem; overflow-wrap: anywhere }
.discarded li { display: flex; flex-wrap: wrap; align-items: center; gap: 0 .75rem }
.discarded a { display: inline-flex; align-items: center }
.discarded .faint { font-size: .8125rem }
.trials .owner { font-size: .8125rem; font-weight: 400 }

.plan > div { align-content: start }
.plan .card { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; align-content: start }
.plan .card > h2 { margin: 0 }
.plan > div:last-child > .card { position: sticky; inset-block-start: 1rem; max-block-size: calc(100vh - 2rem); overflow-y: auto }
.field, .pairs, .inside { display: grid; grid-template-columns: minmax(0, 1fr); gap: .25rem; align-content: start }
.field > label, .weights label > bdi { font-size: .875rem; font-weight: 600 }
.field > .faint, .choice .faint { font-size: .8125rem }
.field input, .field textarea, .field select, .weights input {
  inline-size: 100%; min-inline-size: 0; min-block-size: 40px; padding: .375rem .625rem; font: inherit;
  color: var(--ink); background: var(--paper); border: 1px solid var(--edge); border-radius: 8px;
}
.field textarea { resize: vertical }
.field textarea[name=text] { font: .8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace }
.plan [aria-invalid], .weights [aria-invalid] { border: 2px solid var(--red) }
.field-wrong { display: grid; gap: .25rem; color: var(--red); font-size: .875rem; overflow-wrap: anywhere }
.field-wrong small, .plan-wrong small { display: block; text-align: start }
.plan-wrong ul { margin-block-start: .25rem; padding-inline-start: 1.25rem; list-style: disc }
.plan-wrong a { color: inherit }
.pairs { grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 1rem 1.25rem }
.with-unit { display: flex; align-items: center; gap: .5rem }
.with-unit input { inline-size: 7rem; flex: none }
.vary, .weights { display: grid; grid-template-columns: minmax(0, 1fr); gap: .5rem; min-inline-size: 0; margin: 0; padding: 0; border: 0 }
.vary legend, .weights legend { padding: 0; margin-block-end: .5rem; font-weight: 600 }
.question { border: 1px solid var(--line); border-radius: 10px }
.question:has(> .choice input:checked) { border-color: var(--accent); background: var(--hover) }
.question > .choice { padding: .5rem .75rem }
.choice { display: flex; align-items: start; gap: .625rem; min-block-size: 40px; padding-block: .375rem; cursor: pointer }
.choice input { flex: none; inline-size: 1.125rem; block-size: 1.125rem; margin: .1875rem 0 0; accent-color: var(--accent) }
.choice small { display: block }
.vary > .choice { margin-block-start: .25rem }
.inside { gap: .875rem; padding: .25rem .75rem .875rem; padding-inline-start: 2.5rem }
.sentences { display: grid; gap: .25rem; margin-block-start: .5rem }
.sentences small { display: block }
@supports selector(:has(*)) {
  .question:not(:has(> .choice input:checked)) > .inside { display: none }
  .inside:has(option[value$='.amounts']:checked) > .field:has([name=to]) { display: none }
  .inside:not(:has(option[value$='.amounts']:checked)) > .field:has([name=amounts]) { display: none }
}

.answer { display: grid; grid-template-columns: minmax(0, 1fr); gap: .75rem }
.in-days { font-size: 1.0625rem }
.pace { padding: .75rem 1rem; border-radius: 10px }
.pace ul { margin-block-start: .25rem; padding-inline-start: 1.25rem; list-style: disc }
.slow { color: var(--amber); background: var(--amber-soft) }
.hopeless { color: var(--red); background: var(--red-soft) }

.experiment h3 { overflow-wrap: anywhere }
.figures .figures-name { white-space: normal }
.advice { padding: .75rem 1rem; border-radius: 10px; background: var(--grey-soft) }
.advice.called { color: var(--green); background: var(--green-soft) }
.advice.harm { color: var(--red); background: var(--red-soft) }
.advice.blocked { color: var(--amber); background: var(--amber-soft) }
.reached { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: .75rem 1.5rem }
.reached label { display: grid; gap: .25rem }
.reached label > span { display: flex; justify-content: space-between; gap: .75rem; font-size: .875rem }
.reached progress { inline-size: 100%; block-size: .625rem; border: 0; border-radius: 99px; overflow: hidden; background: var(--grey-soft); accent-color: var(--accent) }
.reached progress::-webkit-progress-bar { background: var(--grey-soft) }
.reached progress::-webkit-progress-value { background: var(--accent); border-radius: 99px }
.reached progress::-moz-progress-bar { background: var(--accent); border-radius: 99px }
.verdicts, .guarded { display: grid; grid-template-columns: minmax(0, 1fr); gap: .75rem }
.verdicts > li { display: grid; gap: .25rem; padding-block-start: .75rem; border-block-start: 1px solid var(--line) }
.verdicts h3 { display: flex; flex-wrap: wrap; align-items: center; gap: .375rem .625rem }
.verdicts p { max-inline-size: 60rem }
.unprotected { color: var(--amber); background: var(--amber-soft); border-color: transparent; font-weight: 600 }
.side-by-side { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1.25rem 2rem }
.side-by-side figure + figure { margin: 0; padding: 0; border: 0 }
.shown { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1rem }
.arm { display: grid; grid-template-columns: minmax(0, 1fr); gap: .75rem; align-content: start; padding: 1rem; border: 1px solid var(--line); border-radius: 10px }
.arm h3 { margin: 0 }
.cards { display: grid; grid-template-columns: minmax(0, 1fr); gap: .75rem }
.preview { margin: 0; padding: .75rem .875rem; border: 1px solid var(--line); border-radius: 10px; background: var(--page); text-align: start }
blockquote.preview { border-inline-start: 3px solid var(--accent) }
.preview-title { font-weight: 700 }
.card .preview dl > div { grid-template-columns: minmax(6rem, 8.5rem) minmax(0, 1fr); padding-block: .125rem; font-size: .875rem }
.preview-answers { display: flex; flex-wrap: wrap; gap: .375rem; margin-block-start: .5rem }
.preview-answers span { padding: .125rem .625rem; border: 1px solid var(--edge); border-radius: 99px; font-size: .8125rem }
.preview-answers span:first-child { background: var(--ink); color: var(--paper); border-color: var(--ink) }
.act .choice { min-block-size: 36px; padding-block: .25rem }
.act .choice span { display: inline-block }
.act .choice span::first-letter { text-transform: uppercase }
.act .vary { gap: 0 }
.act ul { margin-block: .375rem 0; color: var(--ink) }
.act li + li { margin-block-start: .375rem }
.act .note { margin-block: .75rem 1rem }
.act .note p { margin: 0; color: inherit }
.weights label { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: .25rem 1rem }

@media (pointer: coarse), (max-width: 40rem) {
  .field input, .field select, .choice, .weights input { min-block-size: 44px }
  .experiment .back a, .verdicts a, .discarded a { min-block-size: 44px }
}
@media (max-width: 40rem) {
  .inside { padding-inline-start: .75rem }
  .compared tbody tr { padding-inline: .75rem }
  .heading .ways { inline-size: 100% }
  .card .preview dl > div { grid-template-columns: minmax(0, 1fr) }
}
@media (max-width: 60rem) { .plan > div:last-child > .card { position: static; max-block-size: none } }
@media (forced-colors: active) {
  .pace, .advice, .question, .preview { border: 1px solid CanvasText }
  .question:has(> .choice input:checked) { border: 2px solid Highlight }
}
@media print {
  .heading .ways, .plan .presses { display: none }
  .arm, .verdicts > li, .guarded { break-inside: avoid }
}
`
