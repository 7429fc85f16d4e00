import { readdirSync, readFileSync } from 'node:fs'

export interface TranscriptFile {
  name: string
  path: URL
  text: string
}

/** Every transcript beside this file. */
export const transcriptFiles = (): TranscriptFile[] =>
  readdirSync(new URL('.', import.meta.url))
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .map((name) => {
      const path = new URL(name, import.meta.url)
      return { name, path, text: readFileSync(path, 'utf8') }
    })
