import { diffPlaybooks, type Change } from '#shared/playbook/diff.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import { findingsOf, type Finding } from '#shared/replay/findings.ts'
import { tryInSteps, type RecordedTry } from '#shared/replay/try-recorded.ts'
import { compile } from '#shared/rules/compiled.ts'
import { dayOf } from '#shared/rules/derived.ts'
import type { Published } from '../../customer/pinned.ts'
import { logFault } from '../../errors.ts'
import { named } from '../../tenant/published.ts'
import type { Live } from './live.ts'
import { latestRecorded } from './recorded.ts'

/** Sessions a draft is tried over here: an isolate has other work to do. The command plays as many as there are. */
export const mostTried = 500

/** A draft that was looked at, beside what was live then. */
export interface Draft {
  text: string
  findings: Finding[]
  /** Null where there are problems: nothing can be compared, tried or published. */
  sound: Sound | null
}

export interface Sound {
  playbook: Playbook
  published: Published
  changes: Change[]
}

/** The version is that of the document with its defaults in it: what is checked is what is kept. */
export async function checked(text: string, live: Live, now: Date): Promise<Draft> {
  const { playbook, findings } = findingsOf(text, dayOf(now))
  if (playbook === null) return { text, findings, sound: null }
  const published = await named(JSON.stringify(playbook))
  return { text, findings, sound: { playbook, published, changes: diffPlaybooks(live.playbook, playbook) } }
}

/** Lets whoever else is waiting for this isolate go first. */
const others = () => new Promise<void>((resolve) => void setTimeout(resolve, 0))

/** Null where it broke: the draft is shown all the same. */
export async function tried(
  { playbook, published }: Sound,
  live: Live,
  tenant: Parameters<typeof latestRecorded>[0],
): Promise<RecordedTry | null> {
  try {
    const sessions = await latestRecorded(tenant, mostTried)
    const trying = tryInSteps(live.compiled, compile(playbook, published.version), sessions)
    for (;;) {
      const step = trying.next()
      if (step.done) return step.value
      await others()
    }
  } catch (fault) {
    logFault('try', fault)
    return null
  }
}
