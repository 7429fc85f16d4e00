/** @jsxImportSource hono/jsx */
import type { Publication } from '../../tenant/playbooks.ts'
import { Section } from '../parts.tsx'
import type { Words } from '../words.ts'

/** Publications on the page; the older ones stay on record. */
export const shownPublications = 50

/** Every earlier one can be gone back to: it is checked, compared and published again like any draft. */
export const History = ({ words, history }: { words: Words; history: readonly Publication[] }) => (
  <Section title={words.say('book.history')}>
    {history.length === 0 ? <p class="faint">{words.say('book.history.none')}</p> : null}
    <ol class="things">
      {history.map(({ number, version, title, author, at }, index) => (
        <li>
          <span>
            {number}. <strong dir="auto">{title}</strong>{' '}
            {index === 0 ? <span class="tag">{words.say('book.history.live')}</span> : null}
          </span>
          <Ways words={words} number={number} isLive={index === 0} />
          <span class="faint">
            {words.say('book.history.by', { author, moment: words.moment(at) })} ·{' '}
            <bdi class="id">{version}</bdi>
          </span>
        </li>
      ))}
      {history.length === 0 ? null : (
        <li>
          <strong>{words.say('book.history.ours')}</strong>
          <Ways words={words} number={0} isLive={false} />
        </li>
      )}
    </ol>
  </Section>
)

const Ways = ({ words, number, isLive }: { words: Words; number: number; isLive: boolean }) => (
  <span class="ways">
    <a href={`/console/playbook/versions/${number}`}>{words.say('book.download')}</a>
    {isLive ? null : <a href={`/console/playbook/draft?from=${number}`}>{words.say('book.back')}</a>}
  </span>
)
