/** @jsxImportSource hono/jsx */
import type { Finding } from '#shared/replay/findings.ts'
import { Badge } from '../icons.tsx'
import { Section } from '../parts.tsx'
import type { Words } from '../words.ts'

/** Findings on one page; nobody mends more at once. */
const mostShown = 100
/** Letters of a line that are shown beside what was found in it. */
const longestLine = 160

const shapes = { problem: 'failed', overdue: 'waiting', notice: 'none' } as const

/** The sentences are those of the command, in English, and lead to the same line and column. */
export const Findings = ({
  words,
  findings,
  text,
}: {
  words: Words
  findings: readonly Finding[]
  text: string
}) => {
  const problems = findings.filter(({ type }) => type === 'problem').length
  const lines = text.split('\n')
  return (
    <Section title={words.say('draft.findings')}>
      <p role="status">
        {problems === 0 ? words.say('draft.findings.none') : words.say('draft.problems', { n: problems })}
      </p>
      <ul class="things findings">
        {findings.slice(0, mostShown).map((finding) => (
          <One words={words} finding={finding} line={lineAt(lines, finding)} />
        ))}
      </ul>
      {findings.length > mostShown ? (
        <p class="faint">{words.say('draft.more', { n: findings.length - mostShown })}</p>
      ) : null}
    </Section>
  )
}

const One = ({ words, finding, line }: { words: Words; finding: Finding; line: string | null }) => {
  const { type, path, message, place } = finding
  return (
    <li>
      <span>
        <Badge shape={shapes[type]} tone={`found-${type}`} text={words.say(`draft.${type}`)} />{' '}
        {place === null ? words.say('draft.place.law') : words.say('draft.place', { ...place })}
      </span>
      <p lang="en" dir="ltr">
        {path === '' ? null : <code>{path}</code>} {message}
      </p>
      {line === null ? null : (
        <code class="when" dir="ltr">
          {line}
        </code>
      )}
    </li>
  )
}

/** The part of its line in which it was found. */
function lineAt(lines: readonly string[], { place }: Finding): string | null {
  const line = place && lines[place.line - 1]
  if (!place || !line?.trim()) return null
  const from = Math.max(0, place.column - 1 - longestLine / 2)
  const part = line.slice(from, from + longestLine)
  return `${from > 0 ? '…' : ''}${part.trim()}${from + longestLine < line.length ? '…' : ''}`
}
