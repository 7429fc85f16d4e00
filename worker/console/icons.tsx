/** @jsxImportSource hono/jsx */
import type { Outcome } from '#shared/protocol/outcome.ts'
import type { SessionRow } from '../tenant/session-row.ts'

type Shape = Outcome | 'yes' | 'no' | 'waiting' | 'failed' | 'none'

/** Each state has a shape of its own, so that none is told by colour alone. */
const paths: Record<Shape, string> = {
  saved: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm3.6 4.9L7.3 11.2 4.5 8.6',
  kept: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM5 8h6',
  cancelled: 'M2 2h12v12H2ZM5.5 5.5l5 5m0-5-5 5',
  abandoned: 'M8 1.2 14.8 8 8 14.8 1.2 8ZM6.6 6.6a1.5 1.5 0 1 1 1.9 1.6c-.4.2-.5.4-.5.9m0 1.7v.1',
  yes: 'M3 8.5 6.5 12 13 4.5',
  no: 'M4.5 8h7',
  waiting: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM8 4.5V8l2.5 2',
  failed: 'M8 1.8 15 14H1ZM8 6v4m0 2v.1',
  none: 'M5 8h6',
}

export const Icon = ({ shape }: { shape: Shape }) => (
  <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d={paths[shape]} />
  </svg>
)

/** A state in a word with its shape; the word is what is read out. */
export const Badge = ({ shape, tone, text }: { shape: Shape; tone: string; text: string }) => (
  <span class={`badge ${tone}`}>
    <Icon shape={shape} />
    {text}
  </span>
)

export const billingShape: Record<SessionRow['billing'], Shape> = {
  none: 'none',
  waiting: 'waiting',
  done: 'yes',
  failed: 'failed',
}

export const markFile = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#3a4fc4"/><path d="M8 10.5A2.5 2.5 0 0 1 10.5 8h11a2.5 2.5 0 0 1 2.5 2.5v7a2.5 2.5 0 0 1-2.5 2.5H15l-4.5 4v-4A2.5 2.5 0 0 1 8 17.500Z" fill="#fff"/></svg>`

export const Mark = () => <img src="/console/icon.svg" width="26" height="26" alt="" />
