/** @jsxImportSource hono/jsx */
import type { Customer } from './customers.ts'
import { Frame } from './frame.tsx'
import { words } from './languages.ts'
import type { Language } from './languages.ts'

export const TroublePage = (props: {
  what: 'foreign' | 'missing'
  customer: Customer
  language: Language
}) => {
  const { trouble, demo } = words[props.language]
  return (
    <Frame
      language={props.language}
      page={null}
      title={trouble.title}
      name={props.customer.name ?? demo.noName}
    >
      <main id="main" class="letters" tabindex={-1}>
        <h1>{trouble.title}</h1>
        <p class="lead">{trouble[props.what]}</p>
        <p>
          <a href="/">{trouble.back}</a>
        </p>
      </main>
    </Frame>
  )
}
