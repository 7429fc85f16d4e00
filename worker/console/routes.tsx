/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { trimTrailingSlash } from 'hono/trailing-slash'
import type { RefusalCode } from '#shared/protocol/refusal.ts'
import { logFault, Refused } from '../errors.ts'
import { exit } from './exit.tsx'
import { exits } from './exits.tsx'
import { careful, letOut, operatorsOnly, ownFormsOnly } from './guard.ts'
import { markFile } from './icons.tsx'
import { PlainPage } from './layout.tsx'
import { signIn } from './sign-in.tsx'
import { styles } from './styles.ts'
import { speak, viewOf, type Visiting } from './visit.ts'
import type { WordKey } from './words.ts'

/** The operators' pages: plain HTML, made here, without a script. */
export const consolePages = new Hono<Visiting>()

const file = (type: string) => ({ 'content-type': type, 'cache-control': 'public, max-age=300' })
/** Bytes; the largest form of ours carries one signed link. */
const largestForm = 8 * 1024

consolePages.use(careful)
consolePages.use(trimTrailingSlash())
consolePages.get('/page.css', (c) => c.body(styles, 200, file('text/css; charset=utf-8')))
consolePages.get('/icon.svg', (c) => c.body(markFile, 200, file('image/svg+xml')))
consolePages.use(speak)
consolePages.use(ownFormsOnly)
consolePages.use(bodyLimit({ maxSize: largestForm, onError: () => refuseLarge() }))
consolePages.route('/sign-in', signIn)
consolePages.use(operatorsOnly)
consolePages.post('/sign-out', (c) => {
  letOut(c)
  return c.redirect('/console/sign-in', 303)
})
consolePages.route('/', exits)
consolePages.route('/sessions', exit)
consolePages.all('*', () => {
  throw new Refused('not_found', 'There is nothing at this address.')
})

function refuseLarge(): never {
  throw new Refused('too_large', `A form may have ${largestForm} bytes.`)
}

const saidOf: Partial<Record<RefusalCode, [title: WordKey, lead: WordKey]>> = {
  signed_out: ['door.closed', 'door.how'],
  foreign_origin: ['trouble.foreign', 'trouble.foreign.lead'],
  too_large: ['trouble.large', 'trouble.large.lead'],
  not_found: ['trouble.missing', 'trouble.missing.lead'],
}

/** An operator reads a page, not a code; its status says the same to whatever else is listening. */
consolePages.onError((fault, c) => {
  const refused = fault instanceof Refused ? fault : new Refused('broken', 'Something broke on our side.')
  if (refused !== fault) logFault('console', fault)
  const [title, lead] = saidOf[refused.code] ?? ['trouble.broken', 'trouble.broken.lead']
  const view = viewOf(c, c.get('tenant')?.name ?? null)
  return c.html(
    <PlainPage view={view} title={title} lead={lead}>
      {view.business === null ? null : (
        <a class="button" href="/console">
          {view.words.say('trouble.back')}
        </a>
      )}
    </PlainPage>,
    refused.status,
  )
})
