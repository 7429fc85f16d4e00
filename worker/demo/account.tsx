/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import type { Subscription } from '#shared/engine/change.ts'
import { gatesFor } from '#shared/law/gates.ts'
import { statutoryForms } from '#shared/law/statutory.ts'
import type { Sight } from './books.ts'
import type { Customer } from './customers.ts'
import { dayText, inLanguage, moneyText, monthText, percentText } from './format.ts'
import { Frame } from './frame.tsx'
import { words } from './languages.ts'
import type { Language } from './languages.ts'
import { isPlan, planOf } from './plans.ts'
import { People } from './people.tsx'

interface Shown {
  customer: Customer
  sight: Sight
  language: Language
  today: string
  /** What Parley calls this business. */
  tenant: string
}

export const AccountPage = ({ customer, sight, language, today, tenant }: Shown) => {
  const { account, demo } = words[language]
  return (
    <Frame language={language} page="account" title={account.title} name={customer.name ?? demo.noName}>
      <div class="columns">
        <main id="main" tabindex={-1}>
          <h1>{account.title}</h1>
          <p class="lead">
            <bdi>{customer.name ?? demo.noName}</bdi>
          </p>
          <Notice sight={sight} language={language} today={today} />
          <Card sight={sight} language={language} />
          <Statutory place={customer.place} today={today} tenant={tenant} />
        </main>
        <People language={language} current={customer} />
      </div>
    </Frame>
  )
}

/** Beside our own button, never behind it, and there whatever has been cancelled already. */
const Statutory = ({ place, today, tenant }: { place: string | null; today: string; tenant: string }) => {
  const asked = place === null ? null : gatesFor(place, today).statutoryEntry
  if (asked === null) return null
  const { entry, language } = statutoryForms[asked]
  return (
    <p class="statutory">
      <a class="button" href={`/exit/statutory?tenant=${tenant}&place=${asked}`} lang={language}>
        {entry}
      </a>
    </p>
  )
}

type Part = Pick<Shown, 'sight' | 'language'>

const Notice = ({ sight: { subscription }, language, today }: Part & { today: string }) => {
  const { notice, locale } = words[language]
  const { status, endsOn, resumesOn } = subscription
  if (endsOn !== null) {
    const day = dayText(endsOn, locale)
    return (
      <div class="notice" id="notice">
        <p>{endsOn < today ? notice.ended(day) : notice.cancelling(day)}</p>
        <form method="post" action="/shop/keep">
          <button class="button">{notice.keep}</button>
        </form>
      </div>
    )
  }
  if (resumesOn !== null) return <Note text={notice.paused(dayText(resumesOn, locale))} />
  return status === 'past_due' ? <Note text={notice.pastDue} /> : null
}

const Note = ({ text }: { text: string }) => (
  <div class="notice">
    <p>{text}</p>
  </div>
)

const Card = ({ sight, language }: Part) => {
  const { account, status, locale } = words[language]
  const { facts, subscription } = sight
  const plan = inLanguage(facts.plan.name, language)
  return (
    <section class="card" aria-labelledby="plan">
      <header>
        <div>
          <h2 id="plan">{account.plan(plan)}</h2>
          <p class="price">
            <strong>
              <bdi>{moneyText(subscription.price, locale)}</bdi>
            </strong>{' '}
            {account.perPeriod[subscription.period]}
            {subscription.status === 'trialing' ? ` ${account.afterTrial}` : null}
          </p>
        </div>
        <span class={`badge ${subscription.status}`}>{status[subscription.status]}</span>
      </header>
      <Details sight={sight} language={language} />
      <Holds plan={subscription.plan} language={language} />
      {subscription.endsOn === null ? (
        <footer>
          <a class="button" href="/cancel" data-parley-cancel="/parley-token">
            {account.cancel}
          </a>
          <p>{account.cancelNote}</p>
        </footer>
      ) : null}
    </section>
  )
}

const Details = ({ sight, language }: Part) => {
  const { account, locale } = words[language]
  const { facts, subscription } = sight
  const { smallerPlan: smaller, otherPeriod: other } = facts
  return (
    <dl>
      <Row label={account.since}>
        {facts.since === null ? account.notKnown : monthText(facts.since, locale)}
      </Row>
      <Row label={account.dates[dateName(sight)]}>{dayText(dateShown(sight), locale)}</Row>
      <Agreed sight={sight} language={language} />
      <Row label={account.use}>
        {facts.use === null ? account.notKnown : account.useOf(percentText(facts.use, locale))}
        {facts.use === null ? null : <Bar percent={facts.use} />}
      </Row>
      {smaller ? (
        <Row label={account.smaller}>
          {account.smallerOf(
            inLanguage(smaller.name, language),
            `${moneyText(smaller.price, locale)} ${account.perPeriod[subscription.period]}`,
          )}
        </Row>
      ) : null}
      {other ? (
        <Row label={account.otherPeriod}>
          {`${moneyText(other.price, locale)} ${account.perPeriod[other.period]}`}
        </Row>
      ) : null}
    </dl>
  )
}

/** What comes with the next period or holds for some time. */
const Agreed = ({ sight: { facts, subscription }, language }: Part) => {
  const { account, locale } = words[language]
  const { discount, credit, benefit, nextPlan, nextPeriod } = subscription
  return (
    <>
      {nextPlan !== null && isPlan(nextPlan) ? (
        <Row label={account.nextPlan}>
          {account.nextPlanOf(inLanguage(planOf(nextPlan).name, language), dayText(facts.periodEnd, locale))}
        </Row>
      ) : null}
      {nextPeriod ? (
        <Row label={account.nextPeriod}>
          {account.nextPeriodOf[nextPeriod](dayText(facts.periodEnd, locale))}
        </Row>
      ) : null}
      {discount ? (
        <Row label={account.discount}>
          {account.discountOf(offText(discount, locale), discount.cyclesLeft)}
        </Row>
      ) : null}
      {credit ? <Row label={account.credit}>{account.creditOf(moneyText(credit, locale))}</Row> : null}
      {benefit ? (
        <Row label={account.benefit}>
          {account.benefitUntil(benefit.benefit.replaceAll(/[_-]/g, ' '), dayText(benefit.until, locale))}
        </Row>
      ) : null}
    </>
  )
}

const offText = (discount: NonNullable<Subscription['discount']>, locale: string): string =>
  'percent' in discount ? percentText(discount.percent, locale) : moneyText(discount.amount, locale)

const Row = ({ label, children }: { label: string; children: Child }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

/** A strict page has no inline style, so the bar is a drawing. */
const Bar = ({ percent }: { percent: number }) => (
  <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="6" />
    <rect width={percent} height="6" />
  </svg>
)

const Holds = ({ plan, language }: { plan: string; language: Language }) =>
  isPlan(plan) ? (
    <div class="holds">
      <h3>{words[language].account.holds}</h3>
      <ul>
        {planOf(plan).holds.map((hold) => (
          <li>{hold[language]}</li>
        ))}
      </ul>
    </div>
  ) : null

function dateName({
  subscription,
  standing,
}: Sight): 'renews' | 'paidUntil' | 'trialUntil' | 'ends' | 'resumes' {
  if (subscription.endsOn !== null) return 'ends'
  if (subscription.resumesOn !== null) return 'resumes'
  return { active: 'renews', past_due: 'paidUntil', trialing: 'trialUntil' }[standing] as 'renews'
}

const dateShown = ({ subscription }: Sight): string =>
  subscription.endsOn ?? subscription.resumesOn ?? subscription.periodEnd
