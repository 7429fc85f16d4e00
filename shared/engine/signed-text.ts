import type { Copy } from '#shared/copy/copy.ts'
import type { Receipt } from '#shared/protocol/turn.ts'

/** What of a receipt is signed, line by line: who says it, and everything it says but its thanks. */
export const signedLines = (
  { title, lines }: Pick<Receipt, 'title' | 'lines'>,
  business: string,
  copy: Copy,
): string[] => [
  copy.say('receipt.from', { title, business }),
  ...lines.map(({ label, value }) => `${label}: ${value}`),
]

/**
 * The text as it is signed: its words alone. Breaks of lines, kinds of space and marks that are not seen do not count,
 * so that a copy from a page, a letter or a print proves as much as the original.
 */
export const canonicalText = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
