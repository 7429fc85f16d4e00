import { findingsOf, type Finding } from '#shared/replay/findings.ts'
import { readPlaybookText, sentence } from './files.ts'
import { badUsage, live, type Options } from './options.ts'
import type { Told } from './told.ts'

interface Line {
  place: string
  path: string
  message: string
}

/** Everything there is to say of one playbook on one day. Notices alone leave it well. */
export function check({ files, live: isLive, at }: Options): Told {
  if (files.length + (isLive ? 1 : 0) !== 1) throw badUsage('name one playbook, or --live')
  const path = files[0] ?? live
  const { findings } = findingsOf(readPlaybookText(path), at)
  const lines = (wanted: (type: Finding['type']) => boolean): Line[] =>
    findings
      .filter(({ type }) => wanted(type))
      .map(({ place, path: part, message }) => ({ place: placeIn(path, place), path: part, message }))
  const problems = lines((type) => type !== 'notice')
  const notices = lines((type) => type === 'notice')
  return {
    document: { playbook: path, at, problems, notices },
    text: words(path, problems, notices),
    exit: problems.length > 0 ? 1 : 0,
    problems: [],
  }
}

function placeIn(path: string, place: Finding['place']): string {
  if (place === null) return 'law'
  return path === live ? live : `${path}:${place.line}:${place.column}`
}

function words(path: string, problems: readonly Line[], notices: readonly Line[]): string {
  const lines = [
    ...problems.map((one) => `${one.place}: ${sentence(one)}`),
    ...notices.map((one) => `${one.place}: notice: ${sentence(one)}`),
    `${path}: ${count(problems.length, 'problem')}, ${count(notices.length, 'notice')}`,
  ]
  return `${lines.join('\n')}\n`
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`
