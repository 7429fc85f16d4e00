import { outcomes } from './overview-ended.ts'
import { reasonsByCount, reasonsOf } from './overview-figures.ts'
import type { Asked } from './overview-page.ts'
import { per, type Part } from './part.ts'

/** Up to so many reasons are drawn one by one; of more, all but five are drawn as one. */
const mostDrawn = 6

export const weeksPart: Part<Asked> = ({ weekly: { weeks, alarms }, write: { words, say, count, day } }) => {
  const reasons = reasonsByCount(weeks)
  const nameOf = (id: string) => (id === '' ? say('overview.no_reason') : words.named('cause', id))
  const named = (week: (typeof weeks)[number], id: string) =>
    week.rows.filter((row) => reasonsOf(row).includes(id)).length
  const ended = (week: (typeof weeks)[number], name: string) =>
    week.rows.filter(({ outcome }) => outcome === name).length
  const last = weeks.at(-1)
  if (!last) throw new Error('no whole week')
  const drawn = reasons.length > mostDrawn ? mostDrawn - 1 : reasons.length
  const rest = reasons.slice(drawn)
  const restName = say('plots.rest', { n: rest.length })
  const inAll = (week: (typeof weeks)[number]) => week.rows.flatMap(reasonsOf).length
  const others = inAll(last) - reasons.slice(0, drawn).reduce((sum, id) => sum + named(last, id), 0)
  return {
    said: [
      ...outcomes.map((name) => `${say(`overview.ended.${name}`)} ${count(ended(last, name))}`),
      ...alarms.map((one) => `${day(one.day)} ${say('overview.alarm', { n: one.left, usual: one.usual })}`),
      ...reasons.slice(0, drawn).map((id) => `${nameOf(id)} ${count(named(last, id))}`),
      ...(rest.length === 0 ? [] : [`${restName} ${count(others)}`]),
    ],
    tables: {
      weeks: [
        [say('plots.week'), ...outcomes.map((name) => say(`overview.ended.${name}`))],
        ...weeks.map((week) => [day(week.day), ...outcomes.map((name) => count(ended(week, name)))]),
      ],
      reasons: [
        [say('plots.week'), ...reasons.map(nameOf), say('overview.reasons.total')],
        ...weeks.map((week) => [
          day(week.day),
          ...reasons.map((id) => count(named(week, id))),
          count(inAll(week)),
        ]),
      ],
    },
  }
}

export const groupsPart: Part<Asked> = ({ hand: { groups }, write: { words, say, count, share } }) => {
  const of = (kind: 'reason' | 'tier') =>
    Object.entries(groups)
      .filter(([name]) => name.startsWith(`${kind} `))
      .map(([name, [known, kept]]) => ({ id: name.slice(kind.length + 1), known, kept }))
      .toSorted((a, b) => b.known - a.known || (a.id < b.id ? -1 : 1))
  const cells = (known: number, kept: number) => [count(known), count(kept), share(per(kept, known))]
  const nameOf = (kind: 'cause' | 'band', id: string) =>
    id === '' ? say('overview.no_reason') : words.named(kind, id)
  const [known = 0, kept = 0] = groups['all'] ?? []
  return {
    said: [say('overview.groups.lead')],
    tables: {
      groups: [
        (['what', 'known', 'kept', 'share'] as const).map((one) => say(`overview.groups.${one}`)),
        [say('overview.groups.all'), ...cells(known, kept)],
        ...of('reason').map((one) => [
          say('overview.groups.reason', { name: nameOf('cause', one.id) }),
          ...cells(one.known, one.kept),
        ]),
        ...of('tier').map((one) => [
          say('overview.groups.tier', { name: nameOf('band', one.id) }),
          ...cells(one.known, one.kept),
        ]),
      ],
    },
  }
}
