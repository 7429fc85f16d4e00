import type { SmtpSettings } from '#worker/notify/mail-settings.ts'
import type { Letter } from '#worker/notify/notifier.ts'

/** What the poster is asked to send, and what it says became of it. */
export interface Posting {
  settings: SmtpSettings
  name: string
  key: string | null
  letter: Letter
  patience?: number
}

export type Posted =
  | { ok: true }
  | { ok: false; name: string; message: string; refused: { what: string; status: number } | null }
