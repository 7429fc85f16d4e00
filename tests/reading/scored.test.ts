import { describe, expect, test } from 'vitest'
import { readCorrections } from '#shared/corrections/read.ts'
import { csvHeader, csvLine, jsonLine } from '#shared/corrections/write.ts'
import { phrasesOf } from '#shared/reading/phrases.ts'
import { precision, recall, scored, type Labelled } from '#shared/reading/scored.ts'
import { readComment } from '#shared/reading/comment.ts'
import { aCorrection } from '#tests/fixtures/a-correction.ts'

const rows: Labelled[] = [
  { text: 'too expensive', intent: 'reason', reasons: ['price'] },
  { text: 'too expensive, and support is rude', intent: 'reason', reasons: ['service'] },
  { text: 'the choir is too loud', intent: 'reason', reasons: ['noise'] },
  { text: 'please cancel my plan', intent: 'leave', reasons: [] },
  { text: 'let me out of here, you know', intent: 'leave', reasons: [] },
]

test('what was corrected is counted by reason, and what is still misread is named', () => {
  const { leave, reasons, misread } = scored(rows)
  expect(reasons).toEqual({
    price: { has: 1, found: 1, wrong: 1 },
    service: { has: 1, found: 1, wrong: 0 },
    noise: { has: 1, found: 0, wrong: 0 },
  })
  expect(leave).toEqual({ has: 2, found: 1, wrong: 0 })
  expect(misread.map(({ row }) => row)).toEqual([rows[1], rows[2], rows[4]])
  expect([precision(reasons['price'] ?? leave), recall(reasons['noise'] ?? leave)]).toEqual([0.5, 0])
  expect([precision(reasons['noise'] ?? leave), recall({ has: 0, found: 0, wrong: 1 })]).toEqual([null, null])
})

test('phrases of a playbook that hear it better, score better', () => {
  const own = phrasesOf([{ id: 'noise', phrases: { en: ['too loud'] } }])
  const { reasons } = scored(rows, (text) => readComment(text, own))
  expect(reasons['noise']).toEqual({ has: 1, found: 1, wrong: 0 })
})

describe('a file of corrections', () => {
  const all = [
    aCorrection(),
    aCorrection({ position: 3, text: '=1+"2",\r\n3', reasons: ['price', 'service'] }),
    aCorrection({ position: 4, text: null }),
    aCorrection({ position: 5, text: "'-אני", intent: 'leave', reasons: [] }),
  ]
  const read = [
    { text: 'the music is too much', intent: 'reason', reasons: ['service'] },
    { text: '=1+"2",\r\n3', intent: 'reason', reasons: ['price', 'service'] },
    { text: "'-אני", intent: 'leave', reasons: [] },
  ]

  test.each([
    ['CSV', csvHeader + all.map(csvLine).join(''), false, [2, 3, 6]],
    ['JSON lines', all.map(jsonLine).join(''), true, [1, 2, 4]],
  ])('as %s is read as it was written', (_, text, isLines, lines) => {
    expect(readCorrections(text, isLines)).toEqual({
      labelled: read.map((row, index) => ({ ...row, line: lines[index] })),
      gone: 1,
      problems: [],
    })
  })
})
