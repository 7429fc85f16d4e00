import { lawProblems } from '#shared/law/review.ts'
import { idleParts, overdueOffers } from '#shared/playbook/check-day.ts'
import type { CheckedText } from '#shared/playbook/check-text.ts'
import type { Problem } from '#shared/playbook/problem.ts'
import { readFile, sentence } from './files.ts'
import { badUsage, live, type Options } from './options.ts'
import type { Told } from './told.ts'

interface Finding {
  place: string
  path: string
  message: string
}

/** Everything there is to say of one playbook on one day. Notices alone leave it well. */
export function check({ files, live: isLive, at }: Options): Told {
  if (files.length + (isLive ? 1 : 0) !== 1) throw badUsage('name one playbook, or --live')
  const { path, checked, place } = readFile(files[0] ?? live)
  const placed = (found: readonly Problem[]): Finding[] =>
    found.map((problem) => ({
      place: place('at' in problem ? Number(problem.at) : placeIn(checked, problem)),
      path: problem.path,
      message: problem.message,
    }))
  const problems = checked.ok ? placed(overdueOffers(checked.playbook, at)) : placed(checked.problems)
  const notices = checked.ok ? placed(idleParts(checked.playbook)) : []
  const law = lawProblems(at).map(({ entry, message }) => ({ place: 'law', path: entry, message }))
  const all = [...problems, ...law]
  return {
    document: { playbook: path, at, problems: all, notices },
    text: words(path, all, notices),
    exit: all.length > 0 ? 1 : 0,
    problems: [],
  }
}

const placeIn = (checked: CheckedText, problem: Problem): number =>
  checked.ok ? checked.placeOf(problem).at : 0

function words(path: string, problems: readonly Finding[], notices: readonly Finding[]): string {
  const lines = [
    ...problems.map((one) => `${one.place}: ${sentence(one)}`),
    ...notices.map((one) => `${one.place}: notice: ${sentence(one)}`),
    `${path}: ${count(problems.length, 'problem')}, ${count(notices.length, 'notice')}`,
  ]
  return `${lines.join('\n')}\n`
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`
