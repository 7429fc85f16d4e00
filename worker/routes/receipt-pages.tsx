import type { Copy } from '#shared/copy/copy.ts'
import type { Undo } from '#shared/engine/undo.ts'
import type { ReceiptShown } from '../customer/receipts.ts'
import { Lines, Page } from './plain-page.tsx'

interface ReceiptProps {
  copy: Copy
  receipt: ReceiptShown
  signature: string
  /** Where the customer's account is; null where the business is here no longer. */
  account: string | null
  /** Taking back was pressed and could not even be written down. */
  isBroken: boolean
}

/** What is signed stands in one piece, from its heading to its reference, so that it can be copied as it is. */
export const ReceiptPage = ({ copy, receipt, signature, account, isBroken }: ReceiptProps) => (
  <Page lang={copy.tag} dir={copy.direction} title={receipt.title}>
    <p role="status">{receipt.verdict}</p>
    {isBroken ? <p role="alert">{copy.say('undo.broken')}</p> : null}
    <section class="receipt">
      <h2>{receipt.heading}</h2>
      <Lines lines={receipt.lines.map(({ label, value }) => ({ label: `${label}:`, value }))} />
    </section>
    <p class="signature">
      <span>{copy.say('receipt.signature')}:</span> <bdi dir="ltr">{signature}</bdi>
    </p>
    <div class="letter">
      {receipt.letter.map((text) => (
        <p>
          <bdi>{text}</bdi>
        </p>
      ))}
    </div>
    {receipt.undo === null ? null : <TakingBack copy={copy} undo={receipt.undo} />}
    <div class="actions">
      {account === null ? null : (
        <a class="button" href={account}>
          {copy.say('exit.chat')}
        </a>
      )}
      <a class="button" href={`/receipt/verify?lang=${copy.tag}`}>
        {copy.say('receipts.check.how')}
      </a>
    </div>
  </Page>
)

/** One button and what it does, or why there is none. Nothing is offered beside it. */
const TakingBack = ({ copy, undo }: { copy: Copy; undo: Undo }) => {
  switch (undo.type) {
    case 'open':
      return (
        <form method="post" class="undo">
          <h2>{copy.say('undo.title')}</h2>
          <p>
            {undo.until === null
              ? copy.say('undo.lead.unknown')
              : copy.say('undo.lead', { ends: copy.day(undo.until) })}
          </p>
          <button type="submit" class="button">
            {copy.say('undo.press')}
          </button>
        </form>
      )
    case 'over':
      return <p class="undo">{copy.say('undo.over', { ends: copy.day(undo.endedOn) })}</p>
    case 'superseded':
      return <p class="undo">{copy.say('undo.superseded')}</p>
    // The first sentence of the page says these.
    case 'waiting':
    case 'done':
    case 'failed':
      return null
  }
}

interface Checked {
  text: string
  signature: string
  isGood: boolean
}

/** Without the marks that show letters in another order than that in which they were signed (Unicode 9, 3.3.2). */
const inOrder = (text: string): string => text.replaceAll(/[\u202a-\u202e]/g, '')

export const CheckPage = ({ copy, checked }: { copy: Copy; checked: Checked | null }) => (
  <Page lang={copy.tag} dir={copy.direction} title={copy.say('receipts.check')}>
    {checked === null ? null : (
      <p role="status" class={checked.isGood ? 'good' : 'problem'}>
        {copy.say(checked.isGood ? 'receipts.check.good' : 'receipts.check.bad')}
      </p>
    )}
    <p>{copy.say('receipts.check.lead')}</p>
    <form method="post" action="/receipt/verify">
      <input type="hidden" name="lang" value={copy.tag} />
      <div class="field">
        <label for="text">{copy.say('receipts.check.text')}</label>
        <textarea id="text" name="text" rows={10} required dir="auto">
          {checked && inOrder(checked.text)}
        </textarea>
      </div>
      <div class="field">
        <label for="signature">{copy.say('receipts.check.signature')}</label>
        <input id="signature" name="signature" required dir="ltr" value={checked?.signature} />
      </div>
      <button type="submit">{copy.say('receipts.check.press')}</button>
    </form>
    <p class="entry">
      <a href="/.well-known/parley-receipts.json">{copy.say('receipts.check.keys')}</a>
    </p>
  </Page>
)

export const NoReceiptPage = ({ copy, what }: { copy: Copy; what: 'gone' | 'missing' }) => (
  <Page lang={copy.tag} dir={copy.direction} title={copy.say(`receipts.${what}`)}>
    <p role="alert">{copy.say(`receipts.${what}.lead`)}</p>
  </Page>
)
