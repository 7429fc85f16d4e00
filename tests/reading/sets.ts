/** Labelled sentences to measure the reading on. The halves are told apart by a hash, so a new line moves no other. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { csvRows } from '#shared/replay/csv.ts'

export interface Utterance {
  text: string
  /** `reason`: says why, but does not ask for the end. */
  intent: 'leave' | 'reason' | 'other'
  /** Null where nobody has labelled them. */
  reasons: string[] | null
}

export type Half = 'dev' | 'test'

export const halfOf = (text: string): Half =>
  (createHash('sha256').update(text).digest()[0] ?? 0) < 128 ? 'dev' : 'test'

/** Labels of the public set, in the words of the playbook; of the rest no reason of ours is the name. */
const named: Record<string, string> = { dissatisfied: 'service', unused: 'unused', too_hard: 'product' }

const reasonless = new Set(['no_reason', 'other', ''])

function read(file: URL): string[][] {
  return csvRows(readFileSync(file, 'utf8'))
    .slice(1)
    .map((row) => {
      if ('fault' in row) throw new Error(`${file.pathname}: ${row.fault} at ${row.start}`)
      return row.cells
    })
}

function ours(name: string): Utterance[] {
  return read(new URL(name, import.meta.url)).map(([text = '', intent, reason = '']) => {
    if (intent !== 'leave' && intent !== 'reason' && intent !== 'other')
      throw new Error(`${name}: ${text}: the intent ${intent} is not leave, reason or other`)
    return { text, intent, reasons: reason.split(' ').filter((one) => !reasonless.has(one)) }
  })
}

const publicFile = new URL('../../../shared/data/cancel-utterances-en.csv', import.meta.url)

/** Null where the file does not lie beside the project; it is not ours to copy. */
function publicSet(): Utterance[] | null {
  if (!existsSync(publicFile)) return null
  return read(publicFile)
    .filter(([, , reason]) => reason !== 'ambiguous')
    .map(([text = '', intent, reason = '']) => ({
      text,
      intent: intent === 'cancel' ? 'leave' : 'other',
      reasons: intent === 'cancel' ? [named[reason] ?? []].flat() : null,
    }))
}

/** The phrases were mended on the dev halves; of the test halves only the totals were looked at. */
export const sets: Record<'he' | 'en-extra' | 'en-public', Utterance[] | null> = {
  he: ours('cancel-utterances-he.csv'),
  'en-extra': ours('cancel-utterances-en-extra.csv'),
  'en-public': publicSet(),
}

/** Written when the phrases were done, read once, and then used to mend them: dev, all of it. */
export const later = {
  'he-later': ours('cancel-utterances-he-later.csv'),
  'en-later': ours('cancel-utterances-en-later.csv'),
}

/** Written after that and never used to mend anything: the nearest to a stranger's words that we have. */
export const unseen = {
  'he-unseen': ours('cancel-utterances-he-unseen.csv'),
  'en-unseen': ours('cancel-utterances-en-unseen.csv'),
}

export const halves = (rows: readonly Utterance[]): Record<Half, Utterance[]> => ({
  dev: rows.filter(({ text }) => halfOf(text) === 'dev'),
  test: rows.filter(({ text }) => halfOf(text) === 'test'),
})
