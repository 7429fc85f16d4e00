/** What each rule of the copy linter stands on. The words it looks for are in one file per language. */
export interface RuleNote {
  /** What the words do to the one who reads them. */
  why: string
  /** The law or guideline that names the practice. */
  law: string
  /** What to write in their place. */
  instead: string
}

const india = 'India, Guidelines for Prevention and Regulation of Dark Patterns 2023'
const europe = 'EU Directive 2005/29/EC, Annex I, no. 7'
const california = 'California Business and Professions Code 17602'
const choices = 'California Code of Regulations, title 11, section 7004'
const rosca = 'US, 15 USC 8403 (ROSCA)'

export const ruleNotes = {
  'shame.refusal': {
    why: 'Whoever declines is made to speak ill of themselves.',
    law: `${india}: confirm shaming; US, FTC Act section 5 and FTC staff report Bringing Dark Patterns to Light (2022)`,
    instead: 'Let the refusal say only what it does: “No, thanks”.',
  },
  'shame.guilt': {
    why: 'Leaving is made a matter of guilt, pity or fear of regret.',
    law: `${india}: confirm shaming; US, FTC staff report Bringing Dark Patterns to Light (2022)`,
    instead: 'Say what ends and when, and nothing about feelings.',
  },
  'urgency.hurry': {
    why: 'The reader is pressed to decide before they have thought.',
    law: `${india}: false urgency; ${europe}`,
    instead: 'Leave the haste out; if there is a last day, name the day.',
  },
  'urgency.vague_end': {
    why: 'An end is threatened and no day is named, so nobody can know whether it is true.',
    law: `${india}: false urgency; ${europe}`,
    instead: 'Name the day on which it ends, or leave the end out.',
  },
  'urgency.clock': {
    why: 'A clock in fixed words says the same to everyone at any time, so it cannot be true.',
    law: `${india}: false urgency; ${europe}`,
    instead: 'Name the day on which it ends, or leave the time out.',
  },
  'scarcity.few': {
    why: 'A small number is said to be left, which fixed words cannot know.',
    law: `${india}: false urgency (it covers scarcity); ${europe}`,
    instead: 'Say what is offered and on which terms; leave out how many are left.',
  },
  'scarcity.demand': {
    why: 'What others want or take is used to press the one who reads.',
    law: `${india}: false urgency (it covers popularity and scarcity); ${europe}`,
    instead: 'Leave other customers out of it.',
  },
  'trick.negatives': {
    why: 'Two refusals in one sentence turn *yes* into *no* for a quick reader.',
    law: `${india}: trick question; ${choices} (double negatives)`,
    instead: 'Say it once and positively: what happens after yes, what after no.',
  },
  'trick.tick': {
    why: 'A mark is asked for in order to refuse, against what a mark means everywhere else.',
    law: `${india}: trick question; ${choices}`,
    instead: 'Let a mark mean yes: “Tick to hear from us”.',
  },
  'trick.label': {
    why: 'The button does not say what pressing it does.',
    law: `${india}: interface interference; US, FTC v. Amazon (2025: a clear button to decline); ${california}`,
    instead: 'Name the act: “Cancel now”, “Yes, cancel my plan”, “No, keep my plan”, “No, thanks”.',
  },
  'obstruction.channel': {
    why: 'Leaving is sent to a call, a letter or a person, while joining took a click.',
    law: `${india}: subscription trap; ${california}; ${rosca}; US, FTC v. Vonage (2022)`,
    instead: 'Let them cancel right here; offer the call, if at all, as a choice beside it.',
  },
  'obstruction.hurdle': {
    why: 'Something else must be done or granted before one may leave.',
    law: `${india}: subscription trap; ${california}; ${rosca}; Germany, BGB 312k`,
    instead: 'Let the cancellation count from the press of the button; make every question one to skip.',
  },
} satisfies Record<string, RuleNote>

export type RuleId = keyof typeof ruleNotes

/** The words of one language. A rule without words in a language does not compile. */
export interface RuleWords {
  patterns: Record<Exclude<RuleId, 'trick.label'>, RegExp>
  /** A sentence of this kind is left alone by the rule: a real day is named, or haste is denied. */
  unless: Partial<Record<RuleId, RegExp>>
  /** What the label of a key must say, so that it does what it says. */
  labels: Record<string, RegExp>
}
