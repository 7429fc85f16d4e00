/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import type { Line } from '#shared/protocol/turn.ts'

interface PageProps {
  lang: string
  dir?: 'ltr' | 'rtl'
  title: string
  children?: Child
}

/** The frame of every page by which one leaves without the chat: no script, one style sheet, printable. */
export const Page = ({ lang, dir = 'ltr', title, children }: PageProps) => (
  <html lang={lang} dir={dir}>
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

export const Lines = ({ lines }: { lines: readonly Line[] }) => (
  <dl>
    {lines.map(({ label, value }) => (
      <div>
        <dt>{label}</dt>
        <dd>
          <bdi>{/^https?:\/\/\S+$/.test(value) ? <a href={value}>{value}</a> : value}</bdi>
        </dd>
      </div>
    ))}
  </dl>
)
