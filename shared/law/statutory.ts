/** The exits whose form the law fixes: what the link says, what the page asks and what its button says. */

export type StatutoryPlace = 'DE' | 'FR' | 'EU'

/** `end`: the day wanted, or the earliest possible. `reason`: where the contract is left early. */
export type StatutoryField = 'kind' | 'reason' | 'name' | 'contract' | 'email' | 'end'

export interface StatutoryForm {
  place: StatutoryPlace
  /** Ends a contract, or takes back its conclusion: two different rights. */
  right: 'termination' | 'withdrawal'
  language: 'de' | 'fr' | 'en'
  timeZone: string
  /** The link that leads there. */
  entry: string
  /** The button that sends the notice. */
  confirm: string
  /** By when the law wants the proof in the sender's hands. */
  proof: 'at_once' | 'reasonable_time' | 'no_undue_delay'
  /** Exhaustive: a field more is a breach. */
  fields: readonly StatutoryField[]
  /** What was filled in is shown once more, to be changed or sent. Elsewhere the page may not be split. */
  review: boolean
}

export const statutoryForms: Record<StatutoryPlace, StatutoryForm> = {
  DE: {
    place: 'DE',
    right: 'termination',
    language: 'de',
    timeZone: 'Europe/Berlin',
    entry: 'Verträge hier kündigen',
    confirm: 'jetzt kündigen',
    proof: 'at_once',
    fields: ['kind', 'reason', 'name', 'contract', 'end', 'email'],
    review: false,
  },
  FR: {
    place: 'FR',
    right: 'termination',
    language: 'fr',
    timeZone: 'Europe/Paris',
    entry: 'Résilier votre contrat',
    confirm: 'notification de la résiliation',
    proof: 'reasonable_time',
    fields: ['name', 'email', 'contract', 'end', 'reason'],
    review: true,
  },
  EU: {
    place: 'EU',
    right: 'withdrawal',
    language: 'en',
    timeZone: 'UTC',
    entry: 'withdraw from contract here',
    confirm: 'confirm withdrawal',
    proof: 'no_undue_delay',
    fields: ['name', 'contract', 'email'],
    review: false,
  },
}
