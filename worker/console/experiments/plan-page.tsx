/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import type { Playbook } from '#shared/playbook/playbook.ts'
import type { Outlook } from '#shared/statistics/outlook.ts'
import { Layout } from '../layout.tsx'
import { Section } from '../parts.tsx'
import type { View } from '../visit.ts'
import type { Words } from '../words.ts'
import { AreaField, NumberField, Problem, SelectField, TextField, type Form } from './fields.tsx'
import { payments, type Filled } from './form.ts'
import { Planner } from './planner-view.tsx'
import type { Known, Situation } from './planning.ts'
import { VaryFields } from './vary-fields.tsx'
import type { Wrong } from './wrong.ts'

/** What the form and the document share. */
export interface PlanProps {
  view: View
  /** The draft that is written anew; null for a new one. */
  draft: { id: string; name: string } | null
  wrong: readonly Wrong[]
  situation: Situation
  known: Known
  outlook: Outlook | null
  horizon: number
  /** The planner was pressed. */
  isAsked: boolean
}

interface FormProps extends PlanProps {
  filled: Filled
  playbook: Playbook
}

export const addressOf = (id: string): string => `/console/experiments/${encodeURIComponent(id)}`

/** The usual questions, with the planner beside them. */
export const PlanPage = (props: FormProps) => {
  const { view, filled, wrong, playbook } = props
  const { words } = view
  const form = { words, filled, wrong }
  return (
    <PlanFrame {...props}>
      <div>
        <Section title={words.say('plan.what')}>
          <TextField {...form} name="name" most={100} />
          <AreaField {...form} name="hypothesis" rows={2} hint={words.say('plan.hypothesis.hint')} />
          <TextField {...form} name="owner" most={100} />
          {props.draft === null ? (
            <TextField {...form} name="id" most={48} isCode hint={words.say('plan.id.hint')} />
          ) : (
            <input type="hidden" name="id" value={filled.id} />
          )}
        </Section>
        <Section title={words.say('plan.question')}>
          <VaryFields {...form} playbook={playbook} />
        </Section>
        <How {...form} />
        <Presses words={words} isForm />
      </div>
    </PlanFrame>
  )
}

/** Who is in it, how long, and what counts as worth having. */
const How = (form: Form) => {
  const { words } = form
  const percent = { unit: '%' }
  return (
    <Section title={words.say('plan.how')}>
      <div class="pairs">
        <NumberField {...form} {...percent} name="holdout" hint={words.say('plan.holdout.hint')} />
        <NumberField
          {...form}
          name="effect"
          unit={words.say('plan.points')}
          hint={words.say('plan.effect.hint')}
        />
        <NumberField
          {...form}
          name="horizon"
          unit={words.say('plan.days')}
          hint={words.say('plan.horizon.hint')}
        />
        <NumberField {...form} {...percent} name="coverage" hint={words.say('plan.coverage.hint')} />
        <SelectField
          {...form}
          name="pays"
          hint={words.say('plan.pays.hint')}
          options={payments.map((one) => [one, words.say(`plan.pays.${one}`)] as const)}
        />
      </div>
      <details open={isMoreFilled(form.filled)}>
        <summary>{words.say('plan.more')}</summary>
        <div class="pairs">
          <NumberField {...form} name="cap" hint={words.say('plan.cap.hint')} />
          <TextField {...form} name="currency" most={3} isCode hint={words.say('plan.currency.hint')} />
          <TextField {...form} name="startsOn" most={10} type="date" hint={words.say('plan.startsOn.hint')} />
          <TextField {...form} name="endsOn" most={10} type="date" hint={words.say('plan.endsOn.hint')} />
        </div>
      </details>
    </Section>
  )
}

const isMoreFilled = ({ cap, currency, startsOn, endsOn }: Filled): boolean =>
  `${cap}${currency}${startsOn}${endsOn}` !== ''

export const Presses = ({ words, isForm }: { words: Words; isForm?: boolean }) => (
  <p class="presses">
    <button type="submit" name="press" value="keep">
      {words.say('plan.keep')}
    </button>
    {isForm ? (
      <button class="plain" type="submit" name="press" value="document">
        {words.say('plan.to_document')}
      </button>
    ) : null}
  </p>
)

/** Heading, what is wrong as a whole, the form itself and the planner beside it. */
export const PlanFrame = (props: PlanProps & { children: Child }) => {
  const { view, draft, wrong, children } = props
  const { words } = view
  const title = draft === null ? words.say('plan.title') : words.say('plan.title.draft', { name: draft.name })
  return (
    <Layout view={view} title={title}>
      <p class="back">
        <a href={draft === null ? '/console/experiments' : addressOf(draft.id)}>
          {draft === null ? words.say('exp.title') : draft.name}
        </a>
      </p>
      <div class="heading">
        <h1>{title}</h1>
        <p>{words.say('plan.lead')}</p>
      </div>
      {wrong.length === 0 ? null : <Summary words={words} wrong={wrong} />}
      <form
        class="plan columns"
        method="post"
        action={draft === null ? '/console/experiments/new' : `${addressOf(draft.id)}/edit`}
      >
        <Enter />
        {children}
        <div>
          <Planner {...props} words={words} />
        </div>
      </form>
    </Layout>
  )
}

/** What Enter in a field presses: to work it out does nothing that cannot be undone. */
const Enter = () => (
  <button class="unseen" type="submit" name="press" value="work" tabindex={-1} aria-hidden="true">
    ↵
  </button>
)

const Summary = ({ words, wrong }: { words: Words; wrong: readonly Wrong[] }) => (
  <div class="note plan-wrong" role="alert">
    <p>{words.say('plan.wrong', { n: wrong.length })}</p>
    <ul>
      {wrong.map((one) => (
        <li>
          {one.field === null ? <Problem words={words} one={one} /> : <AtField words={words} one={one} />}
        </li>
      ))}
    </ul>
  </div>
)

const AtField = ({ words, one }: { words: Words; one: Wrong }) => (
  <a href={`#f-${one.field}`}>
    {words.say(`plan.${one.field ?? 'vary'}`)}: {words.say(`exp.problem.${one.code}`)}
  </a>
)
