/** @jsxImportSource hono/jsx */
import type { SessionRow } from '../tenant/session-row.ts'
import type { Words } from './words.ts'

/** When a conversation ended, and the way to its record. Of one that was only played there is none. */
export const WayTo = ({ row, words }: { row: SessionRow; words: Words }) => {
  const ended = <time datetime={row.ended}>{words.moment(row.ended)}</time>
  if (!row.simulated) return <a href={`/console/sessions/${encodeURIComponent(row.session)}`}>{ended}</a>
  return (
    <>
      {ended} <span class="tag">{words.say('simulated.row')}</span>
    </>
  )
}
