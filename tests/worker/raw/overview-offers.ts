import { defaultPlaybook } from '#shared/playbook/default.ts'
import { ranked } from './overview-figures.ts'
import type { Asked } from './overview-page.ts'
import { per, type Part } from './part.ts'

export const programmesPart: Part<Asked> = ({ rows, now, write: { say, count, share, day } }) => ({
  said: [say('programmes.lead'), say('programmes.retire.rule')],
  tables: {
    programmes: [
      (['offer', 'shown', 'took', 'known', 'kept', 'success', 'review'] as const).map((one) =>
        say(`programmes.${one}`),
      ),
      ...ranked(rows, now).map((one) => [
        one.isWeak ? `${one.offer} ${say('programmes.retire')}` : one.offer,
        ...[one.shown, one.took, one.known, one.kept].map(count),
        share(per(one.kept, one.known)),
        day(defaultPlaybook.offers[one.offer]?.reviewBy ?? ''),
      ]),
    ],
  },
})

export const fatiguePart: Part<Asked> = ({ hand, write: { say, count, share } }) => ({
  tables: {
    fatigue: [
      (['earlier', 'shown', 'took', 'share'] as const).map((one) => say(`fatigue.${one}`)),
      ...hand.fatigue.map(({ earlier, shown, took }) => [
        say(`fatigue.${earlier as 0 | 1 | 2}`),
        count(shown),
        count(took),
        share(per(took, shown)),
      ]),
    ],
  },
})

const fields = ['customers', 'revenue', 'margin', 'acquisition', 'process', 'nps', 'answers'] as const
const inUnits = new Set<string>(['revenue', 'acquisition', 'process'])

/** Said in currencies of a hundred minor units. */
export const givenPart: Part<Asked> = ({ now, given, write: { words, say, month } }) => ({
  tables: {
    'given-said': [
      [say('given.month'), ...fields.map((one) => say(`given.${one}`)), say('given.by')],
      ...Object.entries(given)
        .toSorted(([a], [b]) => (a < b ? 1 : -1))
        .map(([name, said]) => [
          month(name),
          ...fields.map((one) => {
            const value = said[one]
            if (value === undefined) return say('overview.unknown')
            return String(inUnits.has(one) ? value / 100 : value)
          }),
          say('given.who.key', { at: words.moment(new Date(now).toISOString()) }),
        ]),
    ],
  },
})
