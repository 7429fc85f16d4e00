import { plain } from './plain.ts'

/** What a tenant's own reasons are heard by: plain phrases by language, never patterns. */
export interface Phrased {
  id: string
  phrases?: Readonly<Record<string, readonly string[]>> | undefined
}

/** Phrases as a tree of words, so that a text is gone through once however many there are. */
export interface Phrases {
  next: Map<string, Phrases>
  /** Reasons named by the words up to here. */
  reasons: string[]
}

const leaf = (): Phrases => ({ next: new Map(), reasons: [] })

export const noPhrases: Phrases = leaf()

const word = /[\p{L}\p{M}\p{N}]+(?:['"][\p{L}\p{M}\p{N}]+)*/gu
/** Particles that Hebrew joins to a word; two of them at most are taken off. */
const particle = /^[\u05d5\u05e9\u05d4\u05dc\u05d1\u05de\u05db](?=[\u05d0-\u05ea])/

/** The words of a phrase or of a comment, made plain the same way. */
export const wordsOf = (text: string): string[] => plain(text).match(word) ?? []

export function phrasesOf(reasons: readonly Phrased[]): Phrases {
  const top = leaf()
  for (const { id, phrases = {} } of reasons) {
    for (const phrase of Object.values(phrases).flat()) add(top, wordsOf(phrase), id)
  }
  return top
}

function add(top: Phrases, words: readonly string[], reason: string): void {
  if (words.length === 0) return
  let at = top
  for (const one of words) {
    const next = at.next.get(one) ?? leaf()
    at.next.set(one, next)
    at = next
  }
  if (!at.reasons.includes(reason)) at.reasons.push(reason)
}

/** Reasons named in words already made plain, in no order. `visit` is told of every step, for those who count them. */
export function reasonsIn(phrases: Phrases, words: string, visit?: () => void): string[] {
  if (phrases.next.size === 0) return []
  const forms = (words.match(word) ?? []).map(formsOf)
  const found = new Set<string>()
  for (let start = 0; start < forms.length; start++) follow(phrases, forms, start, found, visit)
  return [...found]
}

/** Of all phrases that begin here, word by word. Each place in the tree is come to once at most. */
function follow(
  phrases: Phrases,
  forms: readonly string[][],
  start: number,
  found: Set<string>,
  visit?: () => void,
): void {
  let open = [phrases]
  for (let index = start; open.length > 0 && index < forms.length; index++) {
    const ahead: Phrases[] = []
    for (const at of open) {
      for (const form of forms[index] ?? []) {
        visit?.()
        const next = at.next.get(form)
        if (next) ahead.push(next)
      }
    }
    for (const { reasons } of ahead) for (const reason of reasons) found.add(reason)
    open = ahead
  }
}

/** The word as it stands, and without what Hebrew joins to its head. */
function formsOf(token: string): string[] {
  const forms = [token]
  let rest = token
  for (let taken = 0; taken < 2 && particle.test(rest); taken++) {
    rest = rest.slice(1)
    forms.push(rest)
  }
  return forms
}
