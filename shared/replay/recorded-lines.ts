import { complaints } from './mapping.ts'
import { RecordedSession } from './recorded.ts'

export interface LineProblem {
  /** From 1. */
  line: number
  message: string
}

/** The sessions of an export, one JSON object a line. A line with a problem is told and left out. */
export function readRecorded(text: string): { sessions: RecordedSession[]; problems: LineProblem[] } {
  const sessions: RecordedSession[] = []
  const problems: LineProblem[] = []
  const seen = new Set<string>()
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const read = readLine(line)
    if (typeof read === 'string') problems.push({ line: index + 1, message: read })
    else if (seen.has(read.session))
      problems.push({ line: index + 1, message: `${read.session} stands in an earlier line too` })
    else sessions.push(read)
    if (typeof read !== 'string') seen.add(read.session)
  }
  return { sessions, problems }
}

function readLine(line: string): RecordedSession | string {
  try {
    const parsed = RecordedSession.safeParse(JSON.parse(line))
    return parsed.success ? parsed.data : complaints(parsed.error).join('; ')
  } catch {
    return 'is not JSON; was the file cut off?'
  }
}
