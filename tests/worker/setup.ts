/** What a file of tests did is nothing to the next one: it finds the runtime, and every module, as nobody had used them. */
import { afterAll, vi } from 'vitest'
import { forget } from './forget.ts'

afterAll(async () => {
  await forget()
  vi.resetModules()
})
