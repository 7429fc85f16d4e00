/** @jsxImportSource hono/jsx */
import type { ReceivedLetter } from './books.ts'
import type { Customer } from './customers.ts'
import { dayText } from './format.ts'
import { Frame } from './frame.tsx'
import { words } from './languages.ts'
import type { Language } from './languages.ts'

interface MailboxProps {
  customer: Customer
  letters: readonly ReceivedLetter[]
  language: Language
}

export const MailboxPage = ({ customer, letters, language }: MailboxProps) => {
  const { mailbox, demo } = words[language]
  const name = customer.name ?? demo.noName
  return (
    <Frame language={language} page="mailbox" title={mailbox.title} name={name}>
      <main id="main" class="letters" tabindex={-1}>
        <h1>{mailbox.title}</h1>
        <p class="lead" dir="auto">
          {mailbox.of(name)}
        </p>
        {letters.length === 0 ? <Empty language={language} /> : null}
        {letters.map((letter) => (
          <Letter letter={letter} locale={words[language].locale} />
        ))}
      </main>
    </Frame>
  )
}

const Empty = ({ language }: { language: Language }) => (
  <section class="card empty">
    <h2>{words[language].mailbox.empty}</h2>
    <p>{words[language].mailbox.emptyNote}</p>
  </section>
)

/** A letter is read in the language it was written in. */
const Letter = ({ letter, locale }: { letter: ReceivedLetter; locale: string }) => (
  <article class="card letter">
    <p class="at">
      <time datetime={letter.at}>{dayText(letter.at, locale)}</time>
      {letter.address === null ? null : (
        <>
          {' · '}
          <bdi>{letter.address}</bdi>
        </>
      )}
    </p>
    <div lang={letter.locale} dir="auto">
      <h2 dir="auto">{letter.subject}</h2>
      <p class="text" dir="auto">
        {letter.text.split('\n').map((line, at) => (
          <>
            {at === 0 ? null : '\n'}
            {/^https?:\/\/\S+$/.test(line) ? <a href={line}>{line}</a> : line}
          </>
        ))}
      </p>
    </div>
  </article>
)
