/** @jsxImportSource hono/jsx */
import type { Group, Overview } from '#shared/figures/overview.ts'
import { Section } from '../parts.tsx'
import { figuresOf } from '../plots/unit.ts'
import type { Words } from '../words.ts'
import { countIn, Figures, shareIn, Tiles, type Tile } from './parts.tsx'

interface SavedProps {
  words: Words
  overview: Overview
}

/** Deflected, kept and truly saved stand side by side; only the last is called a save, and in bold (S0.24). */
export const SavedSection = ({ words, overview }: SavedProps) => {
  const { deflected, cohort } = overview
  const days = { from: words.copy.day(cohort.from), until: words.copy.day(cohort.until) }
  return (
    <Section title={words.say('overview.saved.title')}>
      <p class="faint">{words.say('overview.saved.lead', days)}</p>
      <Tiles
        words={words}
        of={[
          {
            name: words.say('overview.deflected'),
            figure: countIn(deflected.count, words),
            means: words.say('overview.deflected.means'),
          },
          {
            name: words.say('overview.kept'),
            figure: countIn(deflected.kept, words),
            means: words.say('overview.kept.means', { known: deflected.known }),
          },
          savedTile(overview.saved, words),
        ]}
      />
    </Section>
  )
}

/** Below the evidence gate there is no figure at all: only what has been counted so far. */
function savedTile(saved: Overview['saved'], words: Words): Tile {
  const name = words.say('overview.saved')
  if (saved.state === 'collecting' || saved.cohort === null) {
    const { offered, held } = saved
    return {
      name,
      figure: words.say('overview.collecting'),
      means: words.say('overview.collecting.means', {
        yes: offered.yes,
        n: offered.n,
        heldYes: held.yes,
        held: held.n,
      }),
      isMain: true,
    }
  }
  const { signed } = figuresOf({ type: 'points' }, words)
  const whole = (value: number): string => countIn(Math.round(value), words)
  const said = words.say('overview.saved.means', {
    share: signed(saved.share),
    low: signed(saved.low),
    high: signed(saved.high),
    from: whole(saved.cohort.low),
    until: whole(saved.cohort.high),
    n: saved.cohort.offered,
  })
  const means = saved.cohort.isProven ? said : `${said} ${words.say('overview.unproven')}`
  return { name, figure: whole(saved.cohort.saved), means, isMain: true }
}

/** The rate by reason and tier, as it is controlled continuously (S0.24). */
export const Groups = ({ words, overview: { decided } }: SavedProps) => {
  const { all, reasons, tiers } = decided
  const nameOf = (kind: 'cause' | 'band', key: string): string =>
    key === '' ? words.say('overview.no_reason') : words.named(kind, key)
  const rows = [
    rowOf(words.say('overview.groups.all'), all, words),
    ...reasons.map((one) =>
      rowOf(words.say('overview.groups.reason', { name: nameOf('cause', one.key) }), one, words),
    ),
    ...tiers.map((one) =>
      rowOf(words.say('overview.groups.tier', { name: nameOf('band', one.key) }), one, words),
    ),
  ]
  return (
    <Section title={words.say('overview.groups')}>
      <p class="faint">{words.say('overview.groups.lead')}</p>
      <Figures
        id="groups"
        title={words.say('overview.groups')}
        head={(['what', 'known', 'kept', 'share'] as const).map((key) => words.say(`overview.groups.${key}`))}
        rows={rows}
      />
    </Section>
  )
}

const rowOf = (name: string, { known, kept, share }: Group, words: Words): string[] => [
  name,
  countIn(known, words),
  countIn(kept, words),
  shareIn(share, words),
]
