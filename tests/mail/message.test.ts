/** How a letter is written down: lines as RFC 5322 and RFC 2047 have them. */
import { expect, test } from 'vitest'
import { messageOf } from '#worker/notify/smtp/message.ts'

test.each(['Fernleaf', 'פרנליף', 'Fernleaf & Söhne', 'עסק'.repeat(60)])(
  'no line with encoded words is longer than 76 letters: %s',
  (name) => {
    const letter = {
      to: 'noa@customers.test',
      key: 'k-1-0',
      subject: `${name}: ביטול`,
      text: 'שלום',
      locale: 'he',
    }
    const from = { email: 'cancellations-and-receipts@mail.fernleaf.test', name }
    const [head = ''] = messageOf(letter, from, new Date('2026-11-22T10:00:00Z')).split('\r\n\r\n')
    const lines = head.split('\r\n')
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(line.includes('=?') ? 76 : 998)
    expect(head).toContain('<cancellations-and-receipts@mail.fernleaf.test>')
  },
)
