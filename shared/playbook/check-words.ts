import { catalogues, type Language } from '#shared/copy/copy.ts'
import type { Sentence } from '#shared/copy/sentence.ts'
import type { Playbook, Reason } from './playbook.ts'
import type { Problem } from './problem.ts'

/** Everything a playbook lets Parley say has words, in every language we speak, and no word stands there unused. */
export function wordProblems(playbook: Playbook): Problem[] {
  const needed = new Set([...playbook.reasons.flatMap(keysOf), ...benefits(playbook)])
  const languages = Object.keys(catalogues) as Language[]
  return [
    ...languages.flatMap((language) => missing(needed, language, playbook)),
    ...Object.entries(playbook.words).flatMap(([tag, words]) => unused(tag, words, needed)),
  ]
}

function keysOf({ id, path, probe }: Reason): string[] {
  const asked =
    probe === null ? [] : [`probe.${id}`, ...probe.options.map((option) => `probe.option.${option}`)]
  return [`reason.${id}`, ...asked, path === 'respond' ? `sorry.${id}` : `parting.${id}`]
}

const benefits = ({ offers }: Playbook): string[] =>
  Object.values(offers).flatMap((offer) => (offer.kind === 'benefit' ? [`benefit.${offer.benefit}`] : []))

function missing(needed: Set<string>, language: Language, { words }: Playbook): Problem[] {
  const own = Object.hasOwn(words, language) ? (words[language] ?? {}) : {}
  return [...needed]
    .filter((key) => !Object.hasOwn(catalogues[language], key) && !Object.hasOwn(own, key))
    .map((key) => ({ path: `words.${language}`, message: `${key} has no words` }))
}

function unused(tag: string, words: Record<string, Sentence>, needed: Set<string>): Problem[] {
  if (!Object.hasOwn(catalogues, tag.split('-')[0] ?? ''))
    return [{ path: `words.${tag}`, message: `we do not speak ${tag}` }]
  return Object.entries(words).flatMap(([key, sentence]) => {
    const path = `words.${tag}.${key}`
    if (!Object.hasOwn(catalogues.en, key) && !needed.has(key))
      return [{ path, message: 'nothing is said by this name' }]
    const strange = placesOf(sentence).find((place) => !placesFor(key).includes(place))
    return strange === undefined ? [] : [{ path, message: `nobody fills {${strange}}` }]
  })
}

/** The places of a key are those of our own sentence; of what a playbook adds, only a parting has one. */
function placesFor(key: string): string[] {
  const ours: Record<string, Sentence> = catalogues.en
  if (Object.hasOwn(ours, key)) return placesOf(ours[key] ?? '')
  return key.startsWith('parting.') ? ['due'] : []
}

const placesOf = (sentence: Sentence): string[] => {
  const forms = typeof sentence === 'string' ? [sentence] : Object.values(sentence)
  return forms.flatMap((form) => [...(form ?? '').matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))
}
