import type { Copy } from '#shared/copy/copy.ts'
import { later, type Later } from '#shared/engine/cancellation.ts'
import { statutoryForms, type StatutoryPlace } from '#shared/law/statutory.ts'
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

/** The exit that the law of the place names, in its own words: beside this one, never behind it. */
const Entry = ({ tenant, place }: { tenant: TenantSettings; place: StatutoryPlace }) => {
  const { entry, language } = statutoryForms[place]
  return (
    <p class="entry">
      <a class="button" href={`/exit/statutory?tenant=${tenant.id}&place=${place}`} lang={language}>
        {entry}
      </a>
    </p>
  )
}

interface ExitProps extends Shared {
  lines: readonly Line[]
  pass: string
  /** What the press for the later day says; null where there is none. */
  laterDay: string | null
  entry: StatutoryPlace | null
}

export const ExitPage = ({ copy, tenant, lines, pass, laterDay, entry }: ExitProps) => (
  <Page lang={copy.tag} dir={copy.direction} title={copy.say('exit.title')}>
    <p>{copy.say('exit.lead')}</p>
    <Lines lines={lines} />
    <div class="actions">
      <Press copy={copy} pass={pass} label={copy.say('confirm.accept')} />
      {laterDay === null ? null : <Press copy={copy} pass={pass} label={laterDay} named={later} />}
      <Back copy={copy} tenant={tenant} />
    </div>
    {entry === null ? null : <Entry tenant={tenant} place={entry} />}
  </Page>
)

export const ReceiptPage = ({ copy, tenant, turn }: Shared & { turn: Turn }) => (
  <Page lang={copy.tag} dir={copy.direction} title={turn.receipt?.title ?? copy.say('exit.title')}>
    <p role="status">{turn.messages.join(' ')}</p>
    <Lines lines={turn.receipt?.lines ?? []} />
    <div class="letter">
      {turn.receipt?.letter.map((text) => (
        <p>
          <bdi>{text}</bdi>
        </p>
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
