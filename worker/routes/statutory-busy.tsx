/** @jsxImportSource hono/jsx */
import { Lines, Page } from './plain-page.tsx'
import { linesOf, timeIn } from './statutory-receipt.ts'
import { Kept, Sent, type Sheet } from './statutory-pages.tsx'

interface BusyProps {
  sheet: Sheet
  /** ISO instant from which it is taken again. */
  until: string
  /** The business's own way to cancel. */
  cancelAddress: string
}

/** Too many came within the hour. Nothing is lost, and whoever is turned away is told how to leave all the same. */
export const BusyPage = ({ sheet, until, cancelAddress }: BusyProps) => {
  const { form, words, filled, business } = sheet
  const { title, lead, other, letter } = words.busy
  return (
    <Page lang={form.language} title={title}>
      <p role="alert">{lead(timeIn(form, until))}</p>
      <Lines lines={linesOf(filled, sheet)} />
      <p>{letter}</p>
      <Sent sheet={sheet}>
        <Kept sheet={sheet} />
        <div class="actions">
          <button name="step" value="send">
            {form.confirm}
          </button>
          <a class="button" href={cancelAddress}>
            {other(business)}
          </a>
        </div>
      </Sent>
    </Page>
  )
}
