/** @jsxImportSource hono/jsx */
/** The demonstration's own corner: who is signed in, starting over, and the way to the console. */
import { customers } from './customers.ts'
import type { Customer } from './customers.ts'
import { words } from './languages.ts'
import type { Language } from './languages.ts'

interface PeopleProps {
  language: Language
  current: Customer
}

export const People = ({ language, current }: PeopleProps) => {
  const { demo, year } = words[language]
  return (
    <aside class="demo" aria-labelledby="people">
      <h2 id="people">{demo.title}</h2>
      <p>{demo.about}</p>
      <form method="post" action="/shop/sign-in">
        <fieldset>
          <legend>{demo.pick}</legend>
          <ul>
            {customers.map((customer) => (
              <li>
                <Person customer={customer} language={language} current={customer.id === current.id} />
              </li>
            ))}
          </ul>
        </fieldset>
      </form>
      <form class="over" method="post" action="/shop/reset">
        <button class="quiet">{demo.startOver}</button>
        <p>{demo.startOverNote}</p>
      </form>
      <form class="over" method="post" action="/shop/year">
        <button class="quiet">{year.play}</button>
        <p>
          {year.playNote} <a href="/shop/year">{year.look}</a>
        </p>
      </form>
      <p class="console">
        <a href="/console">{demo.console}</a> {demo.consoleNote}
      </p>
    </aside>
  )
}

const Person = ({
  customer,
  language,
  current,
}: {
  customer: Customer
  language: Language
  current: boolean
}) => (
  <button class="person" name="customer" value={customer.id} aria-current={current ? 'true' : undefined}>
    <span class="name">
      <bdi>{customer.name ?? words[language].demo.noName}</bdi>
    </span>
    <span class="line">{words[language].people[customer.id]}</span>
  </button>
)
