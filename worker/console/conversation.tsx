/** @jsxImportSource hono/jsx */
import { spoken } from '#shared/engine/transcript.ts'
import type { Frame, Receipt, Resumed, Said } from '#shared/protocol/turn.ts'
import { Lines, Section } from './parts.tsx'
import type { Words } from './words.ts'

/** All that was said, as it was said: in the customer's language, whatever the page's own is. */
export const Conversation = ({ words, resumed }: { words: Words; resumed: Resumed }) => {
  const { frame, thread, turn } = resumed
  return (
    <Section title={words.say('exit.conversation')}>
      <ol class="said">
        {inRuns([...thread, ...spoken(turn)]).map(({ by, texts }) => (
          <li class={by}>
            <p class="by">{by === 'customer' ? words.say('exit.customer') : <bdi>{frame.us}</bdi>}</p>
            <div lang={frame.locale} dir={frame.direction}>
              {texts.map((text) => (
                <p dir="auto">{text}</p>
              ))}
            </div>
          </li>
        ))}
      </ol>
      {turn.receipt === null ? null : <Proof words={words} frame={frame} receipt={turn.receipt} />}
    </Section>
  )
}

const Proof = ({ words, frame, receipt }: { words: Words; frame: Frame; receipt: Receipt }) => (
  <details>
    <summary>{words.say('exit.receipt')}</summary>
    <div class="proof" lang={frame.locale} dir={frame.direction}>
      <h3>{receipt.title}</h3>
      <Lines lines={receipt.lines} />
      {receipt.letter.map((text) => (
        <p dir="auto">{text}</p>
      ))}
    </div>
  </details>
)

interface Run {
  by: Said['by']
  texts: string[]
}

/** What one side said without the other saying anything in between. */
function inRuns(said: readonly Said[]): Run[] {
  const runs: Run[] = []
  for (const { by, text } of said) {
    const last = runs.at(-1)
    if (last?.by === by) last.texts.push(text)
    else runs.push({ by, texts: [text] })
  }
  return runs
}
