import { readRecorded } from '#shared/replay/recorded-lines.ts'
import { tryRecorded } from '#shared/replay/try-recorded.ts'
import { compile } from '#shared/rules/compiled.ts'
import { readText } from '../replay/files.ts'
import { readSound, withPath } from './files.ts'
import { sessionsReport } from './sessions-report.ts'
import type { Told } from './told.ts'

/** Plays a draft and the live playbook over all recorded sessions of an export. */
export function trySessions(draft: string, path: string, against: string): Told {
  const { sessions, problems } = readRecorded(withPath(path, () => readText(path, 'customers')))
  const [live, drafted] = [against, draft].map((file) => compile(readSound(file), file))
  if (!live || !drafted) throw new Error('two playbooks were read')
  const tried = tryRecorded(live, drafted, sessions)
  return {
    text: sessionsReport(tried),
    document: { ...tried, problems },
    exit: problems.length > 0 ? 1 : 0,
    problems: problems.map(({ line, message }) => `${path}:${line}:1: ${message}`),
  }
}
