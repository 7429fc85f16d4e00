/** @jsxImportSource hono/jsx */
import { holdsTruth, type Recovered } from '#shared/simulate/recovered.ts'
import type { Customer } from './customers.ts'
import { dayText } from './format.ts'
import { Frame } from './frame.tsx'
import { words } from './languages.ts'
import type { Language } from './languages.ts'
import { isUnderWay, wholeYear, type Year } from './years.ts'

interface YearProps {
  customer: Customer
  year: Year | null
  language: Language
}

export const YearPage = ({ customer, year, language }: YearProps) => {
  const { year: said, demo } = words[language]
  return (
    <Frame language={language} page="year" title={said.title} name={customer.name ?? demo.noName}>
      <main id="main" class="letters year" tabindex={-1}>
        <h1>{said.title}</h1>
        <p class="lead">{said.lead}</p>
        {year === null ? null : <Standing year={year} language={language} />}
        {isUnderWay(year) ? null : <Again isFirst={year === null} language={language} />}
      </main>
    </Frame>
  )
}

const Standing = ({ year, language }: { year: Year; language: Language }) => {
  const { year: said, locale } = words[language]
  const number = (value: number) => value.toLocaleString(locale)
  return (
    <section class="card" aria-labelledby="standing">
      <div role="status">
        <h2 id="standing">{said.states[year.state]}</h2>
      </div>
      <progress value={year.days} max={wholeYear} aria-labelledby="standing">
        {number(year.days)}
      </progress>
      <p>{said.progress(number(year.days), number(wholeYear), number(year.conversations))}</p>
      <p class="at">{said.seed(String(year.seed), dayText(year.now, locale))}</p>
      {year.state === 'failed' ? <p>{said.why(year.why ?? '')}</p> : null}
      {isUnderWay(year) ? <p class="at">{said.mayLeave}</p> : null}
      {year.state === 'done' ? <Found year={year} language={language} /> : null}
    </section>
  )
}

const Found = ({ year: { found }, language }: { year: Year; language: Language }) => {
  const { year: said } = words[language]
  return (
    <>
      <h3 id="found">{said.found}</h3>
      <p>{said.foundNote}</p>
      {found.map((one) => (
        <Arm one={one} language={language} />
      ))}
      <p>
        <a href="/console/overview">{said.console}</a>
      </p>
    </>
  )
}

/** A list, not a table: it is read in a narrow column too. */
const Arm = ({ one, language }: { one: Recovered; language: Language }) => {
  const { year: said, locale } = words[language]
  const { found, leaving } = one
  const points = (share: number) => pointsIn(share, locale)
  const seconds = (count: number) => Math.round(count).toLocaleString(locale, { signDisplay: 'exceptZero' })
  const isTrue = holdsTruth(one)
  return (
    <dl>
      <div>
        <dt>{said.arm}</dt>
        <dd>
          <bdi>{`${one.experiment} / ${one.arm}`}</bdi>
        </dd>
      </div>
      <div>
        <dt>{said.planted}</dt>
        <dd>{said.points(points(one.planted))}</dd>
      </div>
      <div>
        <dt>{said.range(one.horizon)}</dt>
        <dd>
          {found === null
            ? said.tooFew
            : said.between(points(found.low), points(found.high), one.n.toLocaleString(locale))}
          {isTrue === null ? null : ` · ${isTrue ? said.inside : said.outside}`}
        </dd>
      </div>
      <div>
        <dt>{said.verdict}</dt>
        <dd>{said.verdicts[one.verdict]}</dd>
      </div>
      {leaving === null || leaving.difference === null ? null : (
        <div>
          <dt>{said.leaving}</dt>
          <dd>
            {said.slower(seconds(one.slower), seconds(leaving.difference))}
            {leaving.state === 'harm' ? ` · ${said.harm}` : null}
          </dd>
        </div>
      )}
    </dl>
  )
}

const pointsIn = (share: number, locale: string): string =>
  (share * 100).toLocaleString(locale, {
    signDisplay: 'exceptZero',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })

const Again = ({ isFirst, language }: { isFirst: boolean; language: Language }) => {
  const { year: said } = words[language]
  return (
    <form class="over" method="post" action="/shop/year">
      <button class="button">{isFirst ? said.play : said.again}</button>
      {isFirst ? null : <p>{said.againNote}</p>}
    </form>
  )
}
