import { dayMs } from '#shared/retention.ts'
import { isAlreadyEnding, type Session } from './session.ts'
import { surveyOverAt, surveysIn, type Logged } from './survey.ts'

/** Days after which asking tells of another time than the day it was meant for. */
const latest = 14

/** Why somebody was not asked on a day. */
export type Unasked =
  | 'late'
  | 'off'
  | 'left'
  | 'refused'
  | 'no_consent'
  | 'no_address'
  | 'address_stopped'
  | 'lately'

/** What is known, on the day, of whether somebody may be asked. */
export interface Asking {
  /** The business sends no surveys, or nobody has said where this server is reached. */
  isOff: boolean
  address: 'known' | 'stopped' | 'none'
  /** Agreed, or did not, to be contacted; null where nobody said. */
  consent: boolean | null
  hasLeft: boolean
}

/** Why a customer is not asked on a day that has come; null where they are. `all`: every session of theirs. */
export function whyNotAsked(due: string, asking: Asking, all: readonly Logged[], now: Date): Unasked | null {
  if (now.getTime() - Date.parse(due) > latest * dayMs) return 'late'
  if (asking.isOff) return 'off'
  if (asking.hasLeft) return 'left'
  if (isRefused(all)) return 'refused'
  if (asking.consent === false) return 'no_consent'
  if (asking.address !== 'known') return asking.address === 'none' ? 'no_address' : 'address_stopped'
  const isOpen = all.flatMap(surveysIn).some((survey) => now.getTime() < surveyOverAt(survey))
  return isOpen ? 'lately' : null
}

/** They said that they do not want to be asked again. */
export const isRefused = (all: readonly Logged[]): boolean =>
  all.some(({ events }) => events.some(({ type }) => type === 'survey_refused'))

/** Whether billing's last word on a subscription is that it ends; one that was ending before counts until then. */
export function isEnding(all: readonly Logged[], { started, ...session }: Session): boolean {
  const told = all
    .map((one) => one.session)
    .filter((one) => one.started.subscription === started.subscription)
    .flatMap(({ standings, told: last }) => [
      ...standings.map(({ at, standing }) => ({ at, standing })),
      ...(last ? [{ at: last.occurred, standing: last.standing }] : []),
    ])
    .filter(({ standing }) => standing !== 'unknown')
    .toSorted((one, other) => one.at.localeCompare(other.at))
  const last = told.at(-1)?.standing
  if (last === undefined) return isAlreadyEnding({ started, ...session })
  return last === 'cancelling' || last === 'ended'
}
