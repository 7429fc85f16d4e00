import * as z from 'zod'
import type { Env } from '../env.ts'
import type { TenantSettings } from '../tenant/settings.ts'
import { demoMailbox } from './mailbox.ts'
import { mailApi } from './mail-api.ts'
import { LetterUnsent, type Notifier } from './notifier.ts'
import { openSocket } from './smtp/socket.ts'
import { smtp } from './smtp/smtp.ts'

/** Milliseconds for one letter to a mail server; whoever waits for it waits behind an answer that was given. */
const patience = 15_000

/** How a tenant's letters leave the house. @throws Error where that is not set up. */
export function sendingBy(env: Env, { name, mail, billing }: TenantSettings): Notifier {
  const by = mail ?? (billing === 'demo' ? 'demo' : null)
  if (by === null) return nobody
  if (by === 'demo') {
    if (!env.DEMO || !env.PARLEY_DEMO_KEY) throw new Error('mail demo needs DEMO and PARLEY_DEMO_KEY')
    return demoMailbox(env.DEMO, env.PARLEY_DEMO_KEY)
  }
  if ('smtp' in by) {
    const { keyName } = by.smtp
    const key = keyName === undefined ? null : keyNamed(env, keyName)
    return smtp(by.smtp, { name, key, open: openSocket, now: () => new Date(), patience })
  }
  const key = keyNamed(env, by.keyName)
  return mailApi(by, { name, key, fetch: (url, init) => fetch(url, init) })
}

/** A business that sends no mail: what it would say stands at the address of the receipt. */
const nobody: Notifier = {
  async send() {
    throw new LetterUnsent('no_mail')
  },
}

const Keys = z.record(z.string(), z.string().min(1))

function keyNamed(env: Env, keyName: string): string {
  const key = Keys.parse(JSON.parse(env.PARLEY_MAIL_KEYS ?? '{}'))[keyName]
  if (key === undefined)
    throw new Error(`PARLEY_MAIL_KEYS has no key ${keyName}; add it or change the tenant`)
  return key
}
