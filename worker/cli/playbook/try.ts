import { compare } from '#shared/replay/compare.ts'
import { replay, type Replay } from '#shared/replay/replay.ts'
import { compile } from '#shared/rules/compiled.ts'
import { readMapping, readText } from '../replay/files.ts'
import { problemLine } from '../replay/report.ts'
import { readSound, withPath } from './files.ts'
import { badUsage, type Options } from './options.ts'
import { Stop } from './stop.ts'
import type { Told } from './told.ts'
import { report } from './try-report.ts'
import { trySessions } from './try-sessions.ts'

/** Plays a draft and the live playbook over one file: of customers, or of recorded sessions. */
export function tryDraft(options: Options): Told {
  const { files, customers, sessions } = options
  const [draft, ...more] = files
  if (draft === undefined || more.length > 0) throw badUsage('name one draft')
  if ((customers === null) === (sessions === null))
    throw badUsage('name a file of customers with --customers, or of recorded sessions with --sessions')
  if (sessions !== null) return trySessions(draft, sessions, options.against)
  return tryCustomers(draft, customers ?? '', options)
}

function tryCustomers(draft: string, customers: string, { mapping: map, against, at }: Options): Told {
  const mapping = withPath(map, () => readMapping(map))
  const text = withPath(customers, () => readText(customers, 'customers'))
  const played = (path: string): Replay => {
    const compiled = compile(readSound(path), path)
    try {
      return withPath(customers, () => replay(compiled, text, mapping, new Date(`${at}T00:00:00Z`)))
    } catch (error) {
      throw error instanceof Stop ? new Stop(`${error.message}, under the playbook ${path}`) : error
    }
  }
  const [after, before] = [played(draft), played(against)]
  const comparison = compare(before, after)
  return {
    text: report(comparison),
    document: { ...comparison, problems: after.problems },
    exit: after.problems.length > 0 ? 1 : 0,
    problems: after.problems.map((problem) => problemLine(customers, problem)),
  }
}
