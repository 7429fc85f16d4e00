/**
 * How well *leave now* is heard, on 208 messages by people who asked a bank to close their account or for something
 * else. We have read them while writing the words, so this is a floor that must hold, not a promise about others.
 */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readComment } from '#shared/reading/comment.ts'

const file = new URL('../../../shared/data/cancel-utterances-en.csv', import.meta.url)
const isHere = existsSync(file)
if (!isHere) console.info('utterances: ../shared/data is not here, so this test is skipped')

/** Columns text, intent, reason, source; only the text may be quoted. */
const rowsOf = (csv: string): { text: string; intent: string; reason: string }[] =>
  [...csv.matchAll(/^(?:"((?:[^"]|"")*)"|([^",\n]*)),(\w+),(\w*),/gm)]
    .slice(1)
    .map(([, quoted, plain, intent = '', reason = '']) => ({ text: quoted ?? plain ?? '', intent, reason }))

test.skipIf(!isHere)(
  'of those who want to leave at least 95% are heard, of the others none is sent away',
  () => {
    const rows = rowsOf(readFileSync(file, 'utf8')).filter(({ reason }) => reason !== 'ambiguous')
    const heard = (intent: string) =>
      rows.filter((row) => row.intent === intent && readComment(row.text).intent === 'leave').length
    const all = (intent: string) => rows.filter((row) => row.intent === intent).length
    console.info(
      `leave heard in ${heard('cancel')} of ${all('cancel')}, and wrongly in ${heard('other')} of ${all('other')}`,
    )
    expect(rows).toHaveLength(205)
    expect(heard('cancel') / all('cancel')).toBeGreaterThanOrEqual(0.95)
    expect(heard('other')).toBe(0)
  },
)
