/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import type { Line } from '#shared/protocol/turn.ts'

/** A part of a page under its own heading. */
export const Section = ({ title, children }: { title: string; children?: Child }) => (
  <section class="card">
    <h2>{title}</h2>
    {children}
  </section>
)

/** Names and values, with where a value comes from. It may be in another language than the page. */
export const Lines = ({ lines }: { lines: readonly (Line & { said?: string | null })[] }) => (
  <dl>
    {lines.map(({ label, value, said }) => (
      <div>
        <dt>{label}</dt>
        <dd>
          <bdi>{value}</bdi>
          {said ? <small class="faint"> {said}</small> : null}
        </dd>
      </div>
    ))}
  </dl>
)
