/** Whom a no is about: an address is given up only where it is the mailbox that is not there (T40). */
import { expect, test } from 'vitest'
import { Scripted, send, usual } from './scripted.ts'

test.each([
  ['550 5.1.1 No such user', 'address'],
  ['550 No such user', 'address'],
  ['553 Mailbox name not allowed', 'address'],
  ['550 5.4.1 Recipient address rejected', 'address'],
  ['550 5.7.1 Relaying denied', 'letter'],
  ['552 5.2.2 Mailbox is full', 'letter'],
  ['552 Mailbox is full', 'letter'],
  ['554 Transaction failed: your address is on a list', 'letter'],
  ['550 5.1.8 Domain of sender address does not exist', 'letter'],
  ['553 5.1.7 Bad sender', 'letter'],
])('%s: the %s', async (text, what) => {
  const wire = new Scripted(usual(() => ({ text }), /^RCPT/))
  await expect(send(wire)).rejects.toMatchObject({ name: 'LetterRefused', what })
})

test.each(['451 4.7.1 Greylisted', '503 5.5.1 Bad sequence', '530 5.7.0 Authentication required'])(
  '%s: nobody’s address, and the same letter again later',
  async (text) => {
    const wire = new Scripted(usual(() => ({ text }), /^RCPT/))
    await expect(send(wire)).rejects.toMatchObject({
      name: 'Error',
      message: `the mail server said ${text.slice(0, 3)} to RCPT`,
    })
  },
)
