/** Records as a customer's object keeps them, made by the engine itself. */
import { effectKey, effectsOf } from '#shared/engine/effects.ts'
import type { Event, Started } from '#shared/engine/events.ts'
import { hasWish } from '#shared/engine/exit-lessons.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import { frameOf, show } from '#shared/engine/show.ts'
import { transcript } from '#shared/engine/transcript.ts'
import { copyFor } from '#shared/copy/copy.ts'
import { vocabularyOf, type Vocabulary } from '#shared/playbook/vocabulary.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Resumed } from '#shared/protocol/turn.ts'
import { signalsOf, type Signal } from '#shared/rules/signals.ts'
import { rowOf, type SessionRow } from '#worker/tenant/session-row.ts'
import { second } from '#tests/fixtures/a-clock.ts'
import { compiledDefault } from '#tests/fixtures/a-playbook.ts'
import { aTalk, type Talk, type TalkOptions } from '#tests/fixtures/a-talk.ts'

export interface ARecord {
  tenant: string
  row: SessionRow
  events: readonly Event[]
  read(locale: string): {
    events: readonly Event[]
    resumed: Resumed
    vocabulary: Vocabulary
    signals: Signal[]
  }
}

interface Made extends TalkOptions {
  who?: Partial<Started>
  answers: readonly Answer[]
  /** What billing and the mail made of it. */
  outside?: 'done' | 'failed' | 'waiting'
  after?: (talk: Talk) => void
}

export function aRecord({ who = {}, answers, outside = 'done', after, ...options }: Made): ARecord {
  const talk = aTalk(options)
  const [first] = talk.events
  if (first?.type === 'session_started') Object.assign(first, who)
  for (const answer of answers) {
    if (talk.say(answer) === null) throw new Error(`not an answer: ${JSON.stringify(answer)}`)
  }
  if (outside !== 'waiting') settle(talk, outside)
  after?.(talk)
  const session = talk.session()
  return {
    tenant: session.started.tenant,
    row: { ...rowOf(session, talk.events.length), ...(hasWish(talk.events) && { wish: true }) },
    events: talk.events,
    read: (locale) => ({
      events: talk.events,
      resumed: resumedOf(talk.events, locale),
      vocabulary: vocabularyOf(talk.compiled.playbook),
      signals: signalsOf(session.started.facts, talk.compiled.playbook.signals, new Date(session.beganAt)),
    }),
  }
}

function settle(talk: Talk, state: 'done' | 'failed'): void {
  const { session } = talk.session().started
  for (const [position, event] of [...talk.events].entries()) {
    for (const [index, effect] of effectsOf(event).entries()) {
      if (effect.type === 'report') continue
      talk.clock.pass(second)
      const what = { key: effectKey(session, position, index), effect: effect.type, late: false }
      const isBilling = effect.type === 'cancel_subscription' || effect.type === 'apply_offer'
      const failed = state === 'failed' && isBilling
      talk.record(
        failed
          ? { type: 'effect_failed', why: 'billing does not show the change', ...what }
          : { type: 'effect_done', ...what },
      )
    }
  }
}

function resumedOf(events: readonly Event[], locale: string): Resumed {
  const session = sessionOf(events)
  const copy = copyFor(locale, compiledDefault.playbook.words)
  return {
    frame: frameOf(session, copy),
    thread: transcript(compiledDefault, events, copy),
    turn: show(compiledDefault, session, copy),
  }
}
