/** `npm run transcripts`: plays every transcript anew and keeps what comes out. Its diff is the review. */
import { writeFileSync } from 'node:fs'
import { transcriptFiles } from './files.ts'
import { replay } from './replay.ts'

let rewritten = 0
const files = transcriptFiles()
for (const { name, path, text } of files) {
  const played = replay(text)
  if (played === text) continue
  writeFileSync(path, played)
  rewritten++
  console.log(name)
}
console.log(`${rewritten} of ${files.length} transcripts rewritten`)
