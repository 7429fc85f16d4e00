/** What a mail server does once it has the letter, or once it is too slow: a letter is never sent twice for its manners. */
import { expect, test } from 'vitest'
import { Scripted, send, usual } from './scripted.ts'

test('a server that never answers QUIT has the letter all the same', async () => {
  const wire = new Scripted(usual(() => null, /^QUIT/))
  await expect(send(wire)).resolves.toBeUndefined()
  await expect.poll(() => wire.isClosed).toBe(true)
})

test('a server that thinks about the letter for long is waited for: sent again it would come twice', async () => {
  const thinks = new Scripted(usual(() => ({ text: '250 taken', after: 750 }), /^From:/))
  await expect(send(thinks)).resolves.toBeUndefined()
})

test('but not for ever', async () => {
  const wire = new Scripted(usual(() => null, /^From:/))
  await expect(send(wire)).rejects.toThrow('the mail server is too slow')
  await expect.poll(() => wire.isClosed).toBe(true)
})

test('a server that falls silent once it is secure is hung up on', async () => {
  const secure = new Scripted(() => null, null)
  const open = new Scripted(
    (line) => ({ text: line.startsWith('EHLO') ? '250-hello\r\n250 STARTTLS' : '220 ok' }),
    '220 hello',
    secure,
  )
  await expect(send(open, { security: 'starttls' })).rejects.toThrow('the mail server is too slow')
  await expect.poll(() => secure.isClosed).toBe(true)
})
