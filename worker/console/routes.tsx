/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { trimTrailingSlash } from 'hono/trailing-slash'
import type { RefusalCode } from '#shared/protocol/refusal.ts'
import { logFault, Refused } from '../errors.ts'
import { correct } from './correct.ts'
import { privacy } from './erase.tsx'
import { exit } from './exit.tsx'
import { corrections } from './corrections.ts'
import { exitsFile } from './exits-file.ts'
import { exits } from './exits.tsx'
import { experimentPages } from './experiments/routes.tsx'
import { careful, letOut, operatorsOnly, ownFormsOnly } from './guard.ts'
import { markFile } from './icons.tsx'
import { PlainPage } from './layout.tsx'
import { note } from './note.ts'
import { countNotices, notices } from './notices.tsx'
import { overviewPages } from './overview/routes.tsx'
import { largestDraft } from './playbook/draft-form.ts'
import { sessionsFile } from './playbook/export.ts'
import { playbookPages } from './playbook/routes.tsx'
import { signIn } from './sign-in.tsx'
import { stayed } from './stayed.tsx'
import { countStuck, stuck } from './stuck.tsx'
import { styles } from './styles.ts'
import { speak, viewOf, type Visit, type Visiting } from './visit.ts'
import { webhookPages } from './webhooks/routes.tsx'
import type { WordKey } from './words.ts'

/** The operators' pages: plain HTML, made here, without a script. */
export const consolePages = new Hono<Visiting>()

const file = (type: string) => ({ 'content-type': type, 'cache-control': 'public, max-age=300' })
/** Bytes; the largest form of ours carries a note, of whose letters each may take nine. */
const largestForm = 12 * 1024

const limit = (maxSize: number) => bodyLimit({ maxSize, onError: () => refuseLarge(maxSize) })
const formLimit = limit(largestForm)
/** A playbook is larger, and so is an experiment, which may have many sentences in it. */
const draftLimit = limit(largestDraft)
const isDraft = ({ req }: Visit): boolean =>
  req.path === '/console/playbook/draft' || req.path.startsWith('/console/experiments/')

consolePages.use(careful)
consolePages.use(trimTrailingSlash())
consolePages.get('/page.css', (c) => c.body(styles, 200, file('text/css; charset=utf-8')))
consolePages.get('/icon.svg', (c) => c.body(markFile, 200, file('image/svg+xml')))
consolePages.use(speak)
consolePages.use(ownFormsOnly)
consolePages.use((c, next) => (isDraft(c) ? draftLimit : formLimit)(c, next))
consolePages.route('/sign-in', signIn)
consolePages.use(operatorsOnly)
consolePages.post('/sign-out', (c) => {
  letOut(c)
  return c.redirect('/console/sign-in', 303)
})
consolePages.use(countNotices)
consolePages.use(countStuck)
consolePages.route('/', exits)
consolePages.route('/', overviewPages)
consolePages.route('/experiments', experimentPages)
consolePages.route('/notices', notices)
consolePages.route('/stayed', stayed)
consolePages.route('/stuck', stuck)
consolePages.route('/sessions', exit)
consolePages.route('/sessions.ndjson', sessionsFile)
consolePages.route('/playbook', playbookPages)
consolePages.route('/webhooks', webhookPages)
consolePages.route('/sessions', correct)
consolePages.route('/sessions', note)
consolePages.route('/sessions', privacy)
consolePages.route('/', exitsFile)
consolePages.route('/', corrections)
consolePages.all('*', () => {
  throw new Refused('not_found', 'There is nothing at this address.')
})

function refuseLarge(most: number): never {
  throw new Refused('too_large', `This form may have ${most} bytes.`)
}

const saidOf: Partial<Record<RefusalCode, [title: WordKey, lead: WordKey]>> = {
  signed_out: ['door.closed', 'door.how'],
  foreign_origin: ['trouble.foreign', 'trouble.foreign.lead'],
  too_large: ['trouble.large', 'trouble.large.lead'],
  not_found: ['trouble.missing', 'trouble.missing.lead'],
  record_gone: ['trouble.gone', 'trouble.gone.lead'],
  bad_request: ['trouble.form', 'trouble.form.lead'],
  words_gone: ['trouble.words_gone', 'trouble.words_gone.lead'],
  unknown_reason: ['trouble.reason', 'trouble.reason.lead'],
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
