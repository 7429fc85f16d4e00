/** @jsxImportSource hono/jsx */
import type { Facts } from '#shared/rules/facts.ts'
import type { Signal } from '#shared/rules/signals.ts'
import { Lines, Section } from './parts.tsx'
import type { Words } from './words.ts'

interface SignalsProps {
  words: Words
  /** As known when the session began. */
  facts: Facts | null
  signals: readonly Signal[]
}

/** What gave reason to think that they may leave, each with its figure (S0.4, S2.5). */
export const Signals = ({ words, facts, signals }: SignalsProps) => (
  <Section title={words.say('signals.title')}>
    {facts === null || signals.length === 0 ? (
      <p class="faint">{words.say(facts === null ? 'signals.unknown' : 'signals.none')}</p>
    ) : (
      <Lines
        lines={signals.map((signal) => ({
          label: words.say(`signal.${signal}`),
          value: figureOf(signal, facts, words),
        }))}
      />
    )}
  </Section>
)

function figureOf(signal: Signal, facts: Facts, { say, copy }: Words): string {
  switch (signal) {
    case 'complaints':
      return say('signals.complaints', { n: facts.complaints })
    case 'open_cases':
      return say('signals.open_cases', { n: facts.openCases })
    case 'use_falling':
      return say('facts.trend.falling')
    case 'idle':
      return say('signals.idle', { n: facts.idleDays ?? 0 })
    case 'payment_trouble':
      return say('facts.status.past_due')
    case 'contract_ending':
      return facts.contractEnd === null ? '' : copy.day(facts.contractEnd)
  }
}
