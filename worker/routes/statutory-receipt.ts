import type { StatutoryForm } from '#shared/law/statutory.ts'
import type { Line } from '#shared/protocol/turn.ts'
import type { NoticeLetter } from '../tenant/notice-letters.ts'
import type { Notice } from '../tenant/notices.ts'
import type { Filled } from './statutory-form.ts'
import type { Sheet } from './statutory-pages.tsx'

/** What was filled in, in words. A day that was left open is asked for as early as can be. */
export function linesOf(filled: Filled, { form, words }: Sheet): Line[] {
  return form.fields.flatMap((field) => {
    const label = words.labels[field]
    const value = filled[field]
    if (field === 'kind')
      return [{ label, value: words.kinds[value === 'ordinary' ? value : 'extraordinary'] }]
    if (field === 'end') return [{ label, value: value === '' ? words.earliest : dayIn(form, value) }]
    return value === '' ? [] : [{ label, value }]
  })
}

/** Proof: when it came in and under which number, to whom, what it says, and what follows where the law wants it told. */
export function receiptLines(sheet: Sheet, { receivedAt, reference }: Notice): Line[] {
  const { form, words, filled, business } = sheet
  return [
    { label: words.receipt.received, value: momentIn(form, receivedAt) },
    { label: words.receipt.reference, value: reference },
    { label: words.title, value: words.to(business) },
    ...linesOf(filled, sheet),
    ...(words.receipt.effects ? [words.receipt.effects] : []),
  ]
}

/** The same by e-mail, to the address that was given, in the language of the page. */
export function receiptLetter(sheet: Sheet, notice: Notice): NoticeLetter {
  const { form, words, tenant, filled } = sheet
  const { title, lead } = words.receipt
  const lines = receiptLines(sheet, notice).map(({ label, value }) => `${label}: ${value}`)
  const text = [lead, lines.join('\n')].join('\n\n')
  return { tenant, email: filled.email, subject: `${title}: ${words.title}`, text, locale: form.language }
}

const dayIn = ({ language }: StatutoryForm, day: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

/** To the second, with the zone. */
const momentIn = ({ language, timeZone }: StatutoryForm, at: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long', timeZone }).format(new Date(at))

/** The time of day, with the zone. */
export const timeIn = ({ language, timeZone }: StatutoryForm, at: string): string =>
  new Intl.DateTimeFormat(language, {
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(new Date(at))
