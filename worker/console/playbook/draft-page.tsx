/** @jsxImportSource hono/jsx */
import type { RecordedTry } from '#shared/replay/try-recorded.ts'
import { Layout } from '../layout.tsx'
import { Section } from '../parts.tsx'
import type { View } from '../visit.ts'
import type { Words } from '../words.ts'
import { Changes } from './changes.tsx'
import { largestDraft } from './draft-form.ts'
import type { Draft, Sound } from './draft.ts'
import { Findings } from './findings.tsx'
import type { Live } from './live.ts'
import { namingOf } from './naming.ts'
import { TryView } from './try-view.tsx'

/** Why nothing was published: a code for whoever reads the page by machine, and what it is about. */
export interface No {
  code: 'empty' | 'not_utf8' | 'author' | 'not_checked' | 'live_changed' | 'malformed' | 'not_tried'
  n?: number
}

export interface DraftProps {
  view: View
  live: Live
  text: string
  author: string
  /** Null before anything was looked at. */
  draft: Draft | null
  tried: RecordedTry | null
  no: No | null
}

export const DraftPage = ({ view, live, text, author, draft, tried, no }: DraftProps) => {
  const { words } = view
  const sound = draft?.sound ?? null
  return (
    <Layout view={view} title={words.say('draft.title')}>
      <p class="back">
        <a href="/console/playbook">{words.say('console.playbook')}</a>
      </p>
      <div class="heading">
        <h1>{words.say('draft.title')}</h1>
        <p>{words.say('draft.lead')}</p>
      </div>
      {no === null ? null : <Refusal words={words} no={no} />}
      <form class="draft" method="post" action="/console/playbook/draft" enctype="multipart/form-data">
        <Fields words={words} text={text} />
        {draft === null ? null : <Findings words={words} findings={draft.findings} text={draft.text} />}
        {sound === null ? null : <Compared words={words} sound={sound} />}
        {sound === null || tried === null ? null : (
          <TryView words={words} naming={namingOf(sound.playbook, words)} tried={tried} />
        )}
        {sound === null || sound.changes.length === 0 ? null : (
          <Publish words={words} live={live} sound={sound} author={author} />
        )}
      </form>
      <p class="back">
        <a href="/console/sessions.ndjson">{words.say('try.export')}</a>
      </p>
    </Layout>
  )
}

const keys = {
  empty: 'draft.empty',
  not_utf8: 'draft.not_utf8',
  author: 'draft.no.author',
  not_checked: 'draft.no.not_checked',
  live_changed: 'draft.no.live_changed',
  malformed: 'draft.no.malformed',
  not_tried: 'draft.not_tried',
} as const satisfies Record<No['code'], string>

const Refusal = ({ words, no: { code, n = 0 } }: { words: Words; no: No }) => (
  <p class="note" role="alert">
    {words.say(keys[code], { n })} <code>{code}</code>
  </p>
)

/** A line break before the text: HTML drops the first one it finds there. */
const Fields = ({ words, text }: { words: Words; text: string }) => (
  <div class="card">
    <label>
      <span>{words.say('draft.file')}</span>
      <input type="file" name="file" accept=".json,application/json" aria-describedby="draft-size" />
    </label>
    <label>
      <span>{words.say('draft.text')}</span>
      <textarea
        name="text"
        rows={16}
        dir="ltr"
        spellcheck={false}
        autocomplete="off"
        aria-describedby="draft-size"
      >
        {`\n${text}`}
      </textarea>
    </label>
    <p class="faint" id="draft-size">
      {words.say('draft.size', { size: largestDraft / 1024 })}
    </p>
    <p class="presses">
      <button type="submit" name="press" value="check">
        {words.say('draft.check')}
      </button>
      <button class="plain" type="submit" name="press" value="try">
        {words.say('draft.try')}
      </button>
      {text === '' ? <a href="/console/playbook/draft?from=live">{words.say('draft.start')}</a> : null}
    </p>
  </div>
)

const Compared = ({ words, sound: { changes } }: { words: Words; sound: Sound }) => (
  <Section title={words.say('draft.changes')}>
    {changes.length === 0 ? <p>{words.say('draft.changes.none')}</p> : null}
    <Changes words={words} changes={changes} />
  </Section>
)

interface PublishProps {
  words: Words
  live: Live
  sound: Sound
  author: string
}

/** Says which version it publishes and over which: anything else that stands there by then is refused. */
const Publish = ({ words, live: { publication }, sound: { published }, author }: PublishProps) => (
  <Section title={words.say('draft.publish')}>
    <p class="faint">
      {publication === null
        ? words.say('draft.publish.lead.ours')
        : words.say('draft.publish.lead', { over: publication.number })}
    </p>
    <input type="hidden" name="version" value={published.version} />
    <input type="hidden" name="over" value={String(publication?.number ?? 0)} />
    <label>
      <span>{words.say('draft.author')}</span>
      <input type="text" name="author" value={author} maxlength={100} autocomplete="name" />
    </label>
    <p class="presses">
      <button type="submit" name="press" value="publish">
        {words.say('draft.press', { version: published.version })}
      </button>
    </p>
  </Section>
)
