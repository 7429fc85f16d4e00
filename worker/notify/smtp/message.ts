import { htmlOf } from '../html.ts'
import { messageId } from '../message-id.ts'
import type { Letter } from '../notifier.ts'
import { oneLine } from '../one-line.ts'

/** Who sends: the address, and the business as the customer knows it. */
export interface Sender {
  email: string
  name: string
}

const encoder = new TextEncoder()

function base64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** Bytes in one encoded word: with `Subject: ` before it its line has the 76 letters that it may have, and no more. */
const wordBytes = 39

/** Short plain words as they are, all others as RFC 2047 has it, never cut inside a character. */
export function encodedWords(text: string): string {
  if (/^[A-Za-z0-9 -]{1,60}$/.test(text)) return text
  const words: string[] = []
  let bytes: number[] = []
  const close = () => words.push(`=?UTF-8?B?${base64(Uint8Array.from(bytes))}?=`)
  for (const point of text) {
    const more = encoder.encode(point)
    if (bytes.length + more.length > wordBytes) {
      close()
      bytes = []
    }
    bytes.push(...more)
  }
  close()
  return words.join('\r\n ')
}

/** Base64 in lines of 76: no line can begin with a dot, and none is too long, whatever the letter says. */
const body = (text: string): string =>
  base64(encoder.encode(text.replaceAll(/\r?\n/g, '\r\n'))).replaceAll(/.{76}(?=.)/g, '$&\r\n')

const part = (type: string, text: string, boundary: string): string[] => [
  `--${boundary}`,
  `Content-Type: ${type}; charset=utf-8`,
  'Content-Transfer-Encoding: base64',
  '',
  body(text),
]

/** A letter as bytes for the wire (RFC 5322): text and HTML saying the same. `to` was checked to be one mailbox. */
export function messageOf(letter: Omit<Letter, 'to'> & { to: string }, from: Sender, now: Date): string {
  const { key, text, locale, to } = letter
  const subject = oneLine(letter.subject)
  const boundary = `=_${key.replaceAll(/[^\w-]/g, '_').slice(0, 60)}`
  return [
    // A line with encoded words may have 76 letters; the address has a line of its own.
    `From: ${encodedWords(oneLine(from.name))}\r\n <${from.email}>`,
    `To: ${to}`,
    `Subject: ${encodedWords(subject)}`,
    `Date: ${now.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${messageId(key, from.email)}`,
    // Nobody's holiday notice answers a machine (RFC 3834).
    'Auto-Submitted: auto-generated',
    'X-Auto-Response-Suppress: All',
    `Content-Language: ${locale.replaceAll(/[^\w-]/g, '')}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...part('text/plain', text, boundary),
    ...part('text/html', htmlOf({ subject, text, locale }), boundary),
    `--${boundary}--`,
    '',
  ].join('\r\n')
}
