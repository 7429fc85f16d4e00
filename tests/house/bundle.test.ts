import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../worker/cli/root.mjs'
import { bytes, text } from './files.ts'

const chats = readdirSync(join(root, 'dist/widget/parley')).filter((name) =>
  /^chat-[\w-]+\.js\.gz$/.test(name),
)
const chat = bytes(`dist/widget/parley/${chats[0]}`).length
const loader = bytes('dist/widget/parley.js.gz').length

test('the chat is one file of at most 10 kB, with its styles', () => {
  expect(chats).toHaveLength(1)
  expect(chat).toBeLessThanOrEqual(10_000)
})

test('the loader is smaller than 1 kB', () => {
  expect(loader).toBeLessThan(1000)
})

test('the README says what they weigh', () => {
  // The loader names the chat by a hash of it, so a byte more or less says nothing.
  const [, chatSaid, loaderSaid] = /chat (\d+\.\d) kB.*loader (\d\.\d\d) kB/.exec(text('README.md')) ?? []
  expect({ chat: chatSaid, loader: loaderSaid }).toEqual({
    chat: (chat / 1000).toFixed(1),
    loader: (loader / 1000).toFixed(2),
  })
})
