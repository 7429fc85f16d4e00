/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import type { StatutoryField, StatutoryForm } from '#shared/law/statutory.ts'
import type { Line } from '#shared/protocol/turn.ts'
import { Lines, Page } from './plain-page.tsx'
import type { Filled, FieldProblems } from './statutory-form.ts'
import type { StatutoryWords } from './statutory-words.ts'

/** One page of one form: whose it is, and what was filled in so far. */
export interface Sheet {
  form: StatutoryForm
  words: StatutoryWords
  tenant: string
  business: string
  /** Made with the first page and sent with every other, so that a notice sent twice is one. */
  key: string
  filled: Filled
}

export const Sent = ({ sheet, children }: { sheet: Sheet; children: Child }) => (
  <form method="post" action={`/exit/statutory?tenant=${sheet.tenant}&place=${sheet.form.place}`} novalidate>
    <input type="hidden" name="key" value={sheet.key} />
    {children}
  </form>
)

interface FormProps {
  sheet: Sheet
  problems?: FieldProblems
  trouble?: string | null
}

/** The one page: its fields, and its button at once in sight. Nothing else has a place here. */
export const FormPage = ({ sheet, problems = {}, trouble = null }: FormProps) => {
  const { form, words, business } = sheet
  return (
    <Page lang={form.language} title={words.title}>
      <p>
        <bdi>{words.to(business)}</bdi>
      </p>
      <p>{words.lead}</p>
      {trouble === null ? null : <p role="alert">{trouble}</p>}
      <Sent sheet={sheet}>
        {form.fields.map((field) => (
          <Field field={field} sheet={sheet} problem={problems[field]} />
        ))}
        <div class="actions">
          {form.review ? (
            <button name="step" value="review">
              {words.goOn}
            </button>
          ) : (
            <button name="step" value="send">
              {form.confirm}
            </button>
          )}
        </div>
      </Sent>
    </Page>
  )
}

interface FieldProps {
  field: StatutoryField
  sheet: Sheet
  problem: FieldProblems[StatutoryField] | undefined
}

const Field = ({ field, sheet, problem }: FieldProps) => {
  const { words } = sheet
  const hint = words.hints[field]
  if (field === 'kind') return <Kinds sheet={sheet} problem={problem} />
  return (
    <div class="field">
      <label for={field}>{words.labels[field]}</label>
      {hint === undefined ? null : <small id={`${field}-hint`}>{hint}</small>}
      {problem === undefined ? null : (
        <strong id={`${field}-problem`} class="problem">
          {words.problems[problem]}
        </strong>
      )}
      <Control field={field} sheet={sheet} problem={problem} />
    </div>
  )
}

const types = { name: 'text', contract: 'text', email: 'email', end: 'date' } as const
const fills = { name: 'name', contract: 'off', email: 'email', end: 'off' } as const

const Control = ({ field, sheet: { filled, words }, problem }: FieldProps) => {
  const told = [words.hints[field] && `${field}-hint`, problem && `${field}-problem`]
    .filter(Boolean)
    .join(' ')
  const shared = {
    id: field,
    name: field,
    ...(told === '' ? {} : { 'aria-describedby': told }),
    ...(problem ? { 'aria-invalid': 'true' as const } : {}),
  }
  if (field === 'reason')
    return (
      <textarea {...shared} rows={3}>
        {filled.reason}
      </textarea>
    )
  if (field === 'kind') return null
  // A day that is none could not be shown by a field for days.
  const type = field === 'end' && problem ? 'text' : types[field]
  return <input {...shared} type={type} autocomplete={fills[field]} value={filled[field]} />
}

const Kinds = ({ sheet: { words, filled }, problem }: Omit<FieldProps, 'field'>) => (
  <fieldset class="field">
    <legend>{words.labels.kind}</legend>
    {problem === undefined ? null : <strong class="problem">{words.problems[problem]}</strong>}
    {(['ordinary', 'extraordinary'] as const).map((kind) => (
      <label>
        <input type="radio" name="kind" value={kind} checked={filled.kind === kind} /> {words.kinds[kind]}
      </label>
    ))}
  </fieldset>
)

/** What was filled in, carried along unseen. */
export const Kept = ({ sheet: { form, filled } }: { sheet: Sheet }) => (
  <>
    {form.fields.map((field) => (
      <input type="hidden" name={field} value={filled[field]} />
    ))}
  </>
)

/** All once more, to be sent or changed. */
export const ReviewPage = ({ sheet, lines }: { sheet: Sheet; lines: readonly Line[] }) => {
  const { form, words, business } = sheet
  return (
    <Page lang={form.language} title={words.check}>
      <p>
        <bdi>{words.to(business)}</bdi>
      </p>
      <Lines lines={lines} />
      <Sent sheet={sheet}>
        <Kept sheet={sheet} />
        <div class="actions">
          <button name="step" value="send">
            {form.confirm}
          </button>
          <button name="step" value="change" class="button">
            {words.change}
          </button>
        </div>
      </Sent>
    </Page>
  )
}

interface ReceiptProps {
  form: StatutoryForm
  words: StatutoryWords
  lines: readonly Line[]
  reference: string
  email: string
}

/** Proof to keep: on paper, or as a file of plain text that needs no script. */
export const ReceiptPage = ({ form, words, lines, reference, email }: ReceiptProps) => {
  const { title, lead, keep, save, mailed } = words.receipt
  const text = [title, lead, ...lines.map(({ label, value }) => `${label}: ${value}`)].join('\r\n')
  return (
    <Page lang={form.language} title={title}>
      <p role="status">{lead}</p>
      <Lines lines={lines} />
      <p>
        <bdi>{mailed(email)}</bdi>
      </p>
      <p>{keep}</p>
      <div class="actions">
        <a
          class="button"
          download={`${reference}.txt`}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
        >
          {save}
        </a>
      </div>
    </Page>
  )
}

export const NowherePage = () => (
  <Page lang="en" title="There is no such page">
    <p role="alert">
      The address names no business or no place we know. Open the link on the site of the business.
    </p>
  </Page>
)
