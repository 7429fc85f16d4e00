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

/** Names and values. A value may be in another language than the page. */
export const Lines = ({ lines }: { lines: readonly Line[] }) => (
  <dl>
    {lines.map(({ label, value }) => (
      <div>
        <dt>{label}</dt>
        <dd>
          <bdi>{value}</bdi>
        </dd>
      </div>
    ))}
  </dl>
)
