/** @jsxImportSource hono/jsx */
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { ownNames, languages, words } from './languages.ts'
import type { Language } from './languages.ts'

export type PageName = 'account' | 'mailbox' | 'year'

interface FrameProps {
  language: Language
  /** Null where the page is neither. */
  page: PageName | null
  title: string
  /** What the signed-in customer is called here. */
  name: string
  children: Child
}

const paths: Record<PageName, string> = { account: '/', mailbox: '/mailbox', year: '/shop/year' }

export const Frame = ({ language, page, title, name, children }: FrameProps) => {
  const { direction, skip, tagline } = words[language]
  return html`<!doctype html>${(
      <html lang={language} dir={direction}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
          <meta name="description" content={tagline} />
          <meta name="color-scheme" content="light dark" />
          <title>{`${title} · Fernleaf`}</title>
          <link rel="icon" href="/shop/leaf.svg" type="image/svg+xml" />
          <link rel="stylesheet" href="/shop.css" />
          {page === 'account' ? <script src="/parley.js" defer></script> : null}
          {page === 'account' ? <script src="/shop.js" defer></script> : null}
        </head>
        <body>
          <a class="skip" href="#main">
            {skip}
          </a>
          <Header language={language} page={page} name={name} />
          {children}
        </body>
      </html>
    )}`
}

const Header = ({ language, page, name }: Pick<FrameProps, 'language' | 'page' | 'name'>) => {
  const { nav, demo } = words[language]
  return (
    <header class="top">
      <a class="brand" href="/" translate="no">
        <Leaf />
        Fernleaf
      </a>
      <nav aria-label={nav.label}>
        <a href="/" aria-current={page === 'account' ? 'page' : undefined}>
          {nav.account}
        </a>
        <a href="/mailbox" aria-current={page === 'mailbox' ? 'page' : undefined}>
          {nav.mailbox}
        </a>
      </nav>
      <div class="who">
        <a class="me" href="/#people" aria-label={demo.signedIn(name)}>
          <bdi>{name}</bdi>
        </a>
        <Languages language={language} page={page} />
      </div>
    </header>
  )
}

const Languages = ({ language, page }: Pick<FrameProps, 'language' | 'page'>) => (
  <nav class="languages" aria-label={words[language].nav.language}>
    {languages.map((other) => (
      <a
        href={`${paths[page ?? 'account']}?lang=${other}`}
        lang={other}
        hreflang={other}
        aria-current={other === language ? 'true' : undefined}
      >
        {ownNames[other]}
      </a>
    ))}
  </nav>
)

const Leaf = () => (
  <svg class="leaf" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
    <path d="M27 4C13 4 5 10 5 19c0 5 3 8 7 8 10 0 15-9 15-23Z" />
    <path class="vein" d="M6 29C9 21 14 15 21 10" />
  </svg>
)
