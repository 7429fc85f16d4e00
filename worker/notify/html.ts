import { copyFor } from '#shared/copy/copy.ts'

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign)

const style =
  'max-width:36rem;margin:1.5rem auto;padding:0 1rem;font:16px/1.55 system-ui,sans-serif;overflow-wrap:anywhere'

/** A line that is an address and nothing else can be pressed. */
const line = (text: string): string => {
  const shown = escaped(text)
  return /^https?:\/\/[^\s<>"]+$/.test(text) ? `<a href="${shown}">${shown}</a>` : shown
}

/** The same letter for programs that show HTML: the same lines in the same order, and nothing fetched from anywhere. */
export function htmlOf({ subject, text, locale }: { subject: string; text: string; locale: string }): string {
  // The pages of a law speak languages that the chat does not; those are written from the left.
  const { direction } = copyFor(locale)
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => `<p dir="auto">${paragraph.split('\n').map(line).join('<br>\n')}</p>`)
  return [
    `<!doctype html>`,
    `<html lang="${escaped(locale)}" dir="${direction}">`,
    `<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    `<body style="${style}">`,
    ...paragraphs,
    `</body>`,
    `</html>`,
    ``,
  ].join('\n')
}
