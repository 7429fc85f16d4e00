import type { Copy } from '#shared/copy/copy.ts'
import { later, type Later } from '#shared/engine/cancellation.ts'
import type { Line, Turn } from '#shared/protocol/turn.ts'
import type { TenantSettings } from '../tenant/settings.ts'
import { Lines, Page } from './plain-page.tsx'

interface Shared {
  copy: Copy
  tenant: TenantSettings
}

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
  <Page lang={copy.tag} dir={copy.direction} title={copy.say('exit.title')}>
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
  <Page lang={copy.tag} dir={copy.direction} title={turn.receipt?.title ?? copy.say('exit.title')}>
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
  <Page lang={copy.tag} dir={copy.direction} title={copy.say('exit.broken')}>
    <p role="alert">{copy.say('exit.broken.lead')}</p>
    <div class="actions">
      <Press copy={copy} pass={pass} label={copy.say('exit.again')} named={named} />
      <Back copy={copy} tenant={tenant} />
    </div>
  </Page>
)

export const GonePage = ({ copy }: { copy: Copy }) => (
  <Page lang={copy.tag} dir={copy.direction} title={copy.say('exit.gone')}>
    <p role="alert">{copy.say('exit.gone.lead')}</p>
  </Page>
)
