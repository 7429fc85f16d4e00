/** @jsxImportSource hono/jsx */
import { Section } from '../parts.tsx'
import { PlanFrame, Presses, type PlanProps } from './plan-page.tsx'

interface DocumentProps extends PlanProps {
  /** As typed, also where it is no JSON. */
  text: string
  /** What is wrong with the text itself, as the reader of JSON says it; null where it can be read. */
  unreadable: string | null
  /** Of one that runs little may be written anew. */
  isRunning: boolean
}

/** The document itself, for all that the form cannot say. */
export const DocumentPage = (props: DocumentProps) => {
  const { view, text, unreadable, isRunning, wrong } = props
  const { words } = view
  return (
    <PlanFrame {...props}>
      <div>
        <Section title={words.say('plan.document')}>
          <p class="faint">{words.say(isRunning ? 'plan.document.running' : 'plan.document.lead')}</p>
          <input type="hidden" name="as" value="document" />
          <div class="field">
            <label for="f-text">{words.say('plan.document.text')}</label>
            <textarea
              id="f-text"
              name="text"
              rows={24}
              dir="ltr"
              spellcheck={false}
              autocomplete="off"
              aria-invalid={unreadable === null && wrong.length === 0 ? undefined : 'true'}
              aria-describedby={unreadable === null ? undefined : 'text-wrong'}
            >
              {`\n${text}`}
            </textarea>
            {unreadable === null ? null : (
              <span class="field-wrong" id="text-wrong" role="alert">
                {words.say('plan.document.unreadable')} <code>malformed</code>
                <small lang="en" dir="ltr">
                  {unreadable}
                </small>
              </span>
            )}
          </div>
        </Section>
        <Presses words={words} />
      </div>
    </PlanFrame>
  )
}
