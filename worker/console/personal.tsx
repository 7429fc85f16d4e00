/** @jsxImportSource hono/jsx */
import { Section } from './parts.tsx'
import type { Words } from './words.ts'

/** What can be done with all that is held of a customer: hand it out, or erase it. */
export const Personal = ({ words: { say }, session }: { words: Words; session: string }) => {
  const path = `/console/sessions/${encodeURIComponent(session)}`
  return (
    <Section title={say('privacy.title')}>
      <p class="faint">{say('privacy.lead')}</p>
      <p class="press">
        <a class="button" href={`${path}/record.json`} download="record.json">
          {say('privacy.download')}
        </a>
        <a class="button" href={`${path}/erase`}>
          {say('privacy.erase')}
        </a>
      </p>
    </Section>
  )
}
