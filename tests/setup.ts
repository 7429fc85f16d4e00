/** A test that logs an error or a warning nobody expected has failed; one that expects it spies on the console itself. */
import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest'

const said: string[] = []

beforeEach(() => {
  said.length = 0
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => {
      said.push(words.map(String).join(' '))
    })
  }
})

afterEach(() => {
  vi.restoreAllMocks()
  expect(said, 'unexpected on the console').toEqual([])
})

/** Files of tests share a process: what stands in for time and for what is global goes with the file. */
afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
