import { expect, test } from 'vitest'
import { transcriptFiles } from './files.ts'
import { replay } from './replay.ts'

const files = transcriptFiles()

test.each(files)('$name', ({ text }) => {
  expect(replay(text)).toBe(text)
})

test('there are at least 36, and at least 12 of them in Hebrew', () => {
  expect(files.length).toBeGreaterThanOrEqual(36)
  expect(files.filter(({ text }) => text.includes('\nlocale: he')).length).toBeGreaterThanOrEqual(12)
})

test('each says what it shows and how it ends', () => {
  const mute = files.filter(({ text }) => !/^# .*\n/.test(text) || !/\n= \w+\n$/.test(text))
  expect(mute.map(({ name }) => name)).toEqual([])
})
