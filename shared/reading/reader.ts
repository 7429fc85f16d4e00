import type { Reading } from './reading.ts'

/** Makes something of a customer's words. A reader knows nothing but the words and their language. */
export interface Reader {
  read(text: string, language: string): Promise<Reading>
}
