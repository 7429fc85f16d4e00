import type { Child } from 'hono/jsx'
import type { Copy } from '#shared/copy/copy.ts'
import { later, type Later } from '#shared/engine/cancellation.ts'
import type { Line, Turn } from '#shared/protocol/turn.ts'
import type { TenantSettings } from '../tenant/settings.ts'

interface Shared {
  copy: Copy
  tenant: TenantSettings
}

const Page = ({ copy, title, children }: { copy: Copy; title: string; children?: Child }) => (
  <html lang={copy.tag} dir={copy.direction}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <link rel="stylesheet" href="/exit/page.css" />
    </head>
    <body>
      <main>
        <h1>{title}</h1>
        {children}
      </main>
    </body>
  </html>
)

const Lines = ({ lines }: { lines: readonly Line[] }) => (
  <dl>
    {lines.map(({ label, value }) => (
      <div>
        <dt>{label}</dt>
        <dd dir="auto">{value}</dd>
      </div>
    ))}
  </dl>
)

interface Pressed {
  copy: Copy
  pass: string
  label: string
  named?: Later | null
}

const Press = ({ copy, pass, label, named = null }: Pressed) => (
  <form method="post" action="/exit">
    {named === null ? null : <input type="hidden" name="named" value={named} />}
    <input type="hidden" name="pass" value={pass} />
    <input type="hidden" name="lang" value={copy.tag} />
    <button type="submit">{label}</button>
  </form>
)

const Back = ({ copy, tenant }: Shared) => (
  <a class="button" href={tenant.accountAddress}>
    {copy.say('exit.chat')}
  </a>
)

export const ExitPage = ({
  copy,
  tenant,
  lines,
  pass,
  until,
}: Shared & { lines: readonly Line[]; pass: string; until: string | null }) => (
  <Page copy={copy} title={copy.say('exit.title')}>
    <p>{copy.say('exit.lead')}</p>
    <Lines lines={lines} />
    <div class="actions">
      <Press copy={copy} pass={pass} label={copy.say('confirm.accept')} />
      {until === null ? null : (
        <Press
          copy={copy}
          pass={pass}
          label={copy.say('confirm.later', { until: copy.day(until) })}
          named={later}
        />
      )}
      <Back copy={copy} tenant={tenant} />
    </div>
  </Page>
)

export const ReceiptPage = ({ copy, tenant, turn }: Shared & { turn: Turn }) => (
  <Page copy={copy} title={turn.receipt?.title ?? copy.say('exit.title')}>
    <p role="status">{turn.messages.join(' ')}</p>
    <Lines lines={turn.receipt?.lines ?? []} />
    <div class="letter">
      {turn.receipt?.letter.map((text) => (
        <p dir="auto">{text}</p>
      ))}
    </div>
    <div class="actions">
      <Back copy={copy} tenant={tenant} />
    </div>
  </Page>
)

export const TryAgainPage = ({
  copy,
  tenant,
  pass,
  named,
}: Shared & { pass: string; named: Later | null }) => (
  <Page copy={copy} title={copy.say('exit.broken')}>
    <p role="alert">{copy.say('exit.broken.lead')}</p>
    <div class="actions">
      <Press copy={copy} pass={pass} label={copy.say('exit.again')} named={named} />
      <Back copy={copy} tenant={tenant} />
    </div>
  </Page>
)

export const GonePage = ({ copy }: { copy: Copy }) => (
  <Page copy={copy} title={copy.say('exit.gone')}>
    <p role="alert">{copy.say('exit.gone.lead')}</p>
  </Page>
)
