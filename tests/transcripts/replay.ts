/** Plays a transcript's own lines through the engine, no worker needed, and writes the whole of it down again. */
import { effectsOf, type EffectType } from '#shared/engine/effects.ts'
import { abandon, leaveNow } from '#shared/engine/engine.ts'
import type { Event } from '#shared/engine/events.ts'
import { transcript } from '#shared/engine/transcript.ts'
import { hour, second } from '#tests/fixtures/a-clock.ts'
import { playbooks } from '#tests/fixtures/a-playbook.ts'
import { aTalk, type Talk } from '#tests/fixtures/a-talk.ts'
import { answerOf } from './answers.ts'
import { earlierOf, factsOf } from './header.ts'
import { printEffect, printSaid, printTrace, printTurn } from './print.ts'
import { scriptOf, type Script } from './script.ts'

export function replay(text: string): string {
  const script = scriptOf(text)
  const talk = talkOf(script)
  const fields = Object.entries(script.header).map(([key, value]) => `${key}: ${value}`)
  const lines = [...script.about, ...fields, '', ...printEvents(talk.events), ...printTurn(talk.turn())]
  for (const [index, { by, text, line }] of script.moves.entries()) {
    if (by === '>') lines.push('')
    lines.push(`${by} ${text}`)
    try {
      lines.push(...(by === '>' ? answer(talk, text) : happen(talk, text)))
    } catch (error) {
      throw new Error(`line ${line}: ${by} ${text}`, { cause: error })
    }
    if (script.moves[index + 1]?.by !== '*') lines.push(...printTurn(talk.turn()))
  }
  return [...lines, '', `= ${talk.session().outcome ?? 'open'}`, ''].join('\n')
}

function talkOf({ header }: Script): Talk {
  const { customer, locale = 'en', business = 'Acme', playbook = 'default' } = header
  const compiled = playbooks[playbook]
  if (!compiled) throw new Error(`no playbook ${playbook}`)
  const earlier = earlierOf(header['earlier'], compiled)
  const place = header['place'] ?? null
  const { asked, undoing } = header
  const known = { ...(asked && { askedAlready: asked }), ...(undoing && { takingBack: undoing }) }
  return aTalk({ facts: factsOf(customer), place, locale, business, compiled, known, earlier: () => earlier })
}

const printEvents = (events: readonly Event[]): string[] => [
  ...events.flatMap(printTrace),
  ...events.flatMap(effectsOf).map(printEffect),
]

function answer(talk: Talk, move: string): string[] {
  if (move === 'exit page') {
    talk.clock.pass(7 * second)
    const events = leaveNow(talk.session(), talk.clock.now())
    talk.events.push(...events)
    return printEvents(events)
  }
  const events = talk.say(answerOf(move, talk.turn().input))
  return events === null ? ['x not an answer to this question'] : printEvents(events)
}

/** `apply_offer done`, `cancel_subscription failed late`, `silence`, `words erased`, `reload`. */
function happen(talk: Talk, what: string): string[] {
  if (what === 'reload') return transcript(talk.compiled, talk.events, talk.copy).map(printSaid)
  if (what === 'words erased') {
    for (const event of talk.events) if (event.type === 'words_given') event.text = null
    return []
  }
  if (what === 'silence') {
    talk.clock.pass(hour)
    const events = abandon(talk.clock.now())
    talk.events.push(...events)
    return printEvents(events)
  }
  const [effect, result, late] = what.split(' ')
  const settled = { effect: effect as EffectType, key: 'session-1-1-0', late: late === 'late' }
  if (result === 'done') return printEvents([talk.record({ type: 'effect_done', ...settled })])
  if (result === 'failed')
    return printEvents([talk.record({ type: 'effect_failed', ...settled, why: 'refused' })])
  throw new Error('nothing we know how to make happen')
}
