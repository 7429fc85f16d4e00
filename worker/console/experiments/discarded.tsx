/** @jsxImportSource hono/jsx */
import type { Listed } from '../../tenant/experiments/life-calls.ts'
import type { Words } from '../words.ts'
import { whoIn } from './history.tsx'
import { addressOf } from './plan-page.tsx'

/** Drafts that were discarded: out of the way, and still to be found. The one discarded last comes first. */
export const Discarded = ({ words, listed }: { words: Words; listed: readonly Listed[] }) => {
  const all = listed
    .flatMap(({ discarded, ...one }) => (discarded === null ? [] : [{ ...one, ...discarded }]))
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
  return all.length === 0 ? null : (
    <details>
      <summary>{words.say('exp.discarded', { n: all.length })}</summary>
      <ul class="discarded">
        {all.map(({ id, name, at, by }) => (
          <li>
            <a href={addressOf(id)}>
              <bdi>{name}</bdi>
            </a>
            <span class="faint">
              <time datetime={at}>{words.moment(at)}</time>, {whoIn(by, words)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
