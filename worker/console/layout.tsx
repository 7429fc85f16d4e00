/** @jsxImportSource hono/jsx */
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { Mark } from './icons.tsx'
import type { View } from './visit.ts'
import { languages, ownNames, type WordKey } from './words.ts'

/** The console's pages, in the order of the menu. */
const menu: { name: WordKey; href: string }[] = [
  { name: 'overview.title', href: '/console/overview' },
  { name: 'exp.title', href: '/console/experiments' },
  { name: 'console.exits', href: '/console' },
  { name: 'console.playbook', href: '/console/playbook' },
  { name: 'stayed.title', href: '/console/stayed' },
  { name: 'stuck.title', href: '/console/stuck' },
  { name: 'notices.title', href: '/console/notices' },
  { name: 'hooks.title', href: '/console/webhooks' },
]

interface LayoutProps {
  view: View
  title: string
  children: Child
}

export const Layout = ({ view, title, children }: LayoutProps) => {
  const { words, business } = view
  return html`<!doctype html>${(
      <html lang={words.copy.tag} dir={words.copy.direction}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <title>{[title, business, 'Parley'].filter(Boolean).join(' · ')}</title>
          <link rel="icon" href="/console/icon.svg" type="image/svg+xml" />
          <link rel="stylesheet" href="/console/page.css" />
        </head>
        <body>
          <a class="skip" href="#main">
            {words.say('console.skip')}
          </a>
          <Header view={view} />
          <main id="main" tabindex={-1}>
            {children}
          </main>
        </body>
      </html>
    )}`
}

const Header = ({ view }: { view: View }) => {
  const { words, business } = view
  return (
    <header class="top">
      <a class="brand" href="/console">
        <Mark />
        <span>
          <bdi>{business ?? 'Parley'}</bdi> <small>{words.say('console.title')}</small>
        </span>
      </a>
      {business === null ? null : <Menu view={view} />}
      <div class="tools">
        <Languages view={view} />
        {business === null ? null : (
          <form method="post" action="/console/sign-out">
            <button class="plain" type="submit">
              {words.say('console.sign_out')}
            </button>
          </form>
        )}
      </div>
    </header>
  )
}

const Menu = ({ view }: { view: View }) => (
  <nav aria-label={view.words.say('console.menu')}>
    {menu.map(({ name, href }) => (
      <a href={href} aria-current={currentFor(href, view.here)}>
        {labelOf(name, view)}
      </a>
    ))}
  </nav>
)

/** What is open stands beside the name, so that nobody has to look. */
function labelOf(name: WordKey, { words, openNotices, openStuck }: View): string {
  if (name === 'notices.title' && openNotices > 0) return words.say('notices.menu', { n: openNotices })
  if (name === 'stuck.title' && openStuck > 0) return words.say('stuck.menu', { n: openStuck })
  return words.say(name)
}

/** The page itself, or the part of the console it belongs to: the longest address above it. */
function currentFor(href: string, here: string): 'page' | 'true' | undefined {
  const [path = ''] = here.split('?')
  const above = menu.filter((one) => path === one.href || path.startsWith(`${one.href}/`))
  const longest = above.toSorted((a, b) => b.href.length - a.href.length)[0]
  if (longest?.href !== href) return undefined
  return path === href ? 'page' : 'true'
}

/** One link for each other language, to the same page. */
const Languages = ({ view: { words, here } }: { view: View }) => (
  <nav aria-label={words.say('console.language')}>
    {languages
      .filter((language) => language !== words.language)
      .map((language) => (
        <a href={inLanguage(here, language)} lang={language} hreflang={language} dir="auto">
          {ownNames[language]}
        </a>
      ))}
  </nav>
)

function inLanguage(here: string, language: string): string {
  const [path = '', search] = here.split('?')
  const query = new URLSearchParams(search)
  query.set('lang', language)
  return `${path}?${query.toString()}`
}

interface PlainProps {
  view: View
  title: WordKey
  lead: WordKey
  children?: Child
}

/** A page that says one thing. */
export const PlainPage = ({ view, title, lead, children }: PlainProps) => (
  <Layout view={view} title={view.words.say(title)}>
    <div class="alone">
      <h1>{view.words.say(title)}</h1>
      <p>{view.words.say(lead)}</p>
      {children}
    </div>
  </Layout>
)
