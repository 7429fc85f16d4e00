/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import type { WordKey, Words } from '../words.ts'
import type { FieldName, Filled } from './form.ts'
import type { Wrong } from './wrong.ts'

/** What every field of the form is given. */
export interface Form {
  words: Words
  filled: Filled
  wrong: readonly Wrong[]
}

interface FieldProps extends Form {
  name: FieldName
  /** What is said below it: how it is meant, or where its value comes from. */
  hint?: string | undefined
}

/** The sentence, the code for whoever reads by machine, and the place in the document as the API tells it. */
export const Problem = ({ words, one: { code, told } }: { words: Words; one: Wrong }) => (
  <>
    {words.say(`exp.problem.${code}` satisfies WordKey)} <code>{code}</code>
    {told === null ? null : (
      <small lang="en" dir="ltr">
        {told.path === '' ? null : <code>{told.path}</code>} {told.message}
      </small>
    )}
  </>
)

const at = (wrong: readonly Wrong[], name: FieldName): Wrong[] => wrong.filter(({ field }) => field === name)

export const Wrongs = ({ words, wrong, name }: Pick<FieldProps, 'words' | 'wrong' | 'name'>) => {
  const own = at(wrong, name)
  return own.length === 0 ? null : (
    <span class="field-wrong" id={`${name}-wrong`}>
      {own.map((one) => (
        <span>
          <Problem words={words} one={one} />
        </span>
      ))}
    </span>
  )
}

/** What ties a control to its hint and to what is wrong with it. */
export function tied({ name, wrong, hint }: Pick<FieldProps, 'name' | 'wrong' | 'hint'>) {
  const isWrong = at(wrong, name).length > 0
  const by = [isWrong ? `${name}-wrong` : '', hint === undefined ? '' : `${name}-hint`].filter(Boolean)
  return {
    id: `f-${name}`,
    name,
    'aria-invalid': isWrong ? ('true' as const) : undefined,
    'aria-describedby': by.length === 0 ? undefined : by.join(' '),
  }
}

export const Field = ({ words, wrong, name, hint, children }: FieldProps & { children: Child }) => (
  <div class="field">
    <label for={`f-${name}`}>{words.say(`plan.${name}` as WordKey)}</label>
    {children}
    {hint === undefined ? null : (
      <span class="faint" id={`${name}-hint`}>
        {hint}
      </span>
    )}
    <Wrongs words={words} wrong={wrong} name={name} />
  </div>
)

interface TextProps extends FieldProps {
  most: number
  type?: 'text' | 'date'
  /** A code or a date: written from left to right in every language. */
  isCode?: boolean
}

export const TextField = (props: TextProps) => {
  const { filled, name, most, type = 'text', isCode } = props
  return (
    <Field {...props}>
      <input
        {...tied(props)}
        type={type}
        value={filled[name]}
        maxlength={type === 'date' ? undefined : most}
        dir={isCode ? 'ltr' : 'auto'}
        autocomplete="off"
      />
    </Field>
  )
}

/** As text: a browser's own number field drops what it does not understand, and nothing typed is to be lost. */
export const NumberField = (props: FieldProps & { unit?: string }) => {
  const { filled, name, unit } = props
  return (
    <Field {...props}>
      <span class="with-unit">
        <input
          {...tied(props)}
          type="text"
          inputmode="decimal"
          value={filled[name]}
          maxlength={12}
          dir="ltr"
          autocomplete="off"
        />
        {unit === undefined ? null : <span class="faint">{unit}</span>}
      </span>
    </Field>
  )
}

export const AreaField = (props: FieldProps & { rows: number; lang?: string }) => {
  const { filled, name, rows, lang } = props
  return (
    <Field {...props}>
      <textarea {...tied(props)} rows={rows} maxlength={2000} dir="auto" lang={lang}>
        {`\n${filled[name]}`}
      </textarea>
    </Field>
  )
}

/** What was chosen and is no choice any more stays there to be seen. */
export const SelectField = (
  props: FieldProps & { options: readonly (readonly [value: string, text: string])[] },
) => {
  const { filled, name, options } = props
  const value = filled[name]
  const isKnown = value === '' || options.some(([one]) => one === value)
  return (
    <Field {...props}>
      <select {...tied(props)}>
        {(isKnown ? options : [...options, [value, value] as const]).map(([one, text]) => (
          <option value={one} selected={one === value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  )
}
