import { catalogues } from '#shared/copy/copy.ts'
import { readComment } from '#shared/reading/comment.ts'
import { wordsOf } from '#shared/reading/phrases.ts'
import type { Playbook } from './playbook.ts'
import type { Problem } from './problem.ts'

interface Phrase {
  reason: string
  phrase: string
  path: string
}

/** Letters and digits that a phrase needs: what is shorter is heard everywhere. */
const fewest = 3

/** A phrase is heard as one thing only: its reason, not the end, not what we hear another reason by. */
export function phraseProblems(playbook: Playbook): Problem[] {
  const all = playbook.reasons.flatMap(({ id, phrases = {} }, index) =>
    Object.entries(phrases).flatMap(([tag, list]) =>
      list.map((phrase, at): Phrase => ({
        reason: id,
        phrase,
        path: `reasons.${index}.phrases.${tag}.${at}`,
      })),
    ),
  )
  const owners = new Map<string, string>()
  return [
    ...unspoken(playbook),
    ...all.flatMap((one) => {
      const message = tooShort(one) ?? twice(one, owners) ?? misread(one, playbook)
      return message === null ? [] : [{ path: one.path, message }]
    }),
  ]
}

const unspoken = ({ reasons }: Playbook): Problem[] =>
  reasons.flatMap(({ phrases = {} }, index) =>
    Object.keys(phrases)
      .filter((tag) => !Object.hasOwn(catalogues, tag.split('-')[0] ?? ''))
      .map((tag) => ({ path: `reasons.${index}.phrases.${tag}`, message: `we do not read ${tag}` })),
  )

function tooShort({ phrase }: Phrase): string | null {
  const { length } = wordsOf(phrase).join('').replaceAll(/['"]/g, '')
  return length < fewest ? `“${phrase}” is too short: ${fewest} letters at least` : null
}

function twice({ reason, phrase }: Phrase, owners: Map<string, string>): string | null {
  const words = wordsOf(phrase).join(' ')
  const owner = owners.get(words)
  if (owner === undefined) owners.set(words, reason)
  return owner === undefined || owner === reason ? null : `“${phrase}” is a phrase of ${owner} already`
}

function misread({ reason, phrase }: Phrase, { reasons }: Playbook): string | null {
  const reading = readComment(phrase)
  if (reading.intent === 'leave') return `“${phrase}” is read as a wish to leave now, whatever the reason`
  if (reading.intent === 'stay') return `“${phrase}” is read as a wish to stay, whatever the reason`
  const other = reading.reasons.find((id) => id !== reason && reasons.some((one) => one.id === id))
  return other === undefined ? null : `“${phrase}” is read as ${other} already`
}
