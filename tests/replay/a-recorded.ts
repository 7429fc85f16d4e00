/** Recorded sessions as an export has them, made by the engine itself. */
import { recordedOf } from '#shared/replay/recorded-of.ts'
import type { RecordedSession } from '#shared/replay/recorded.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import { rowOf } from '#worker/tenant/session-row.ts'
import { aTalk, type TalkOptions } from '#tests/fixtures/a-talk.ts'

interface Made extends TalkOptions {
  answers: readonly Answer[]
}

export function aRecorded({ answers, ...options }: Made): RecordedSession {
  const talk = aTalk(options)
  for (const answer of answers) {
    if (talk.say(answer) === null) throw new Error(`not an answer: ${JSON.stringify(answer)}`)
  }
  const session = talk.session()
  const { customer, began, ended, outcome, tier, reasons, accepted } = rowOf(session, talk.events.length)
  const recorded = recordedOf(session, talk.events, options.earlier?.() ?? [])
  const id = session.started.session
  return { session: id, customer, began, ended, outcome, tier, reasons, accepted, recorded }
}

export const linesOf = (sessions: readonly RecordedSession[]): string =>
  sessions.map((session) => `${JSON.stringify(session)}\n`).join('')
