import type { en } from './en.ts'
import type { Sentence } from './sentence.ts'

export type CopyKey = keyof typeof en

/** All words in one language. A missing key does not compile. */
export type Catalogue = Record<CopyKey, Sentence>

/** Keys made from a playbook's own ids; `playbook/check.ts` proves that each has its words. */
export type PlaybookKey = `${'reason' | 'probe' | 'sorry' | 'parting' | 'benefit'}.${string}`
