import type { SignalSettings } from '#shared/playbook/signals.ts'
import { dayOf, daysBetween } from './derived.ts'
import type { Facts } from './facts.ts'

/** Signs that somebody may leave. Each follows from one fact, so that a page can say which and how much of it. */
export const signals = [
  'complaints',
  'open_cases',
  'use_falling',
  'idle',
  'payment_trouble',
  'contract_ending',
] as const
export type Signal = (typeof signals)[number]

type Holds = (facts: Facts, settings: SignalSettings, day: string) => boolean

const isSeen: Record<Signal, Holds> = {
  complaints: (facts, settings) => facts.complaints >= settings.complaints,
  open_cases: (facts, settings) => facts.openCases >= settings.openCases,
  use_falling: ({ useTrend }) => useTrend === 'falling',
  idle: ({ idleDays }, settings) => idleDays !== null && idleDays >= settings.idleDays,
  payment_trouble: ({ status }) => status === 'past_due',
  contract_ending: ({ contractEnd }, settings, day) => {
    if (contractEnd === null) return false
    const left = daysBetween(day, contractEnd)
    return left >= 0 && left <= settings.contractDays
  },
}

/** The signals of a customer as known on a day (S0.4, S2.5). A fact that is not known gives none. */
export function signalsOf(facts: Facts | null, settings: SignalSettings, at: Date): Signal[] {
  if (facts === null) return []
  const day = dayOf(at)
  return signals.filter((signal) => isSeen[signal](facts, settings, day))
}
