/** What docs/receipts.md tells people to run does check a receipt, in Node and without us. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { receiptKeys } from '#worker/identity/receipt-keys.ts'
import { isSigned, signReceipt } from '#worker/identity/receipt-signature.ts'
import { text as fileText } from '../house/files.ts'
import { testSettings } from '../peers/test-settings.ts'

interface Checking {
  isGenuine: (text: string, line: string, published: { keys: object[] }) => boolean
}

async function documented(): Promise<Checking> {
  const code = /```js\n(.*?)```/s.exec(fileText('docs/receipts.md'))?.[1] ?? ''
  const folder = await mkdtemp(join(tmpdir(), 'parley-docs-'))
  const file = join(folder, 'check.mjs')
  await writeFile(file, code)
  const found = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Checking
  await rm(folder, { recursive: true })
  return found
}

const receipt = 'אישור ביטול · Fernleaf\nמועד הבקשה: 22 בנובמבר 2026 בשעה 9:20:56 UTC'

test('a signed text is genuine, a changed one is not', async () => {
  const { isGenuine } = await documented()
  const own = await receiptKeys(testSettings)
  const keys = own.map(({ kid, x }) => ({ kty: 'OKP', crv: 'Ed25519', kid, x }))
  const line = await signReceipt(receipt, own)
  expect(isGenuine(`  ${receipt.replaceAll(' ', '\n')}`, line, { keys })).toBe(true)
  expect(isGenuine(receipt.replace('2026', '2027'), line, { keys })).toBe(false)
})

test('a new seed signs, the old ones go on checking, and so does the key made of the secret', async () => {
  const seed = (letter: string) => letter.repeat(43)
  const with1 = await receiptKeys({ ...testSettings, PARLEY_RECEIPT_KEYS: JSON.stringify([seed('a')]) })
  const with2 = await receiptKeys({
    ...testSettings,
    PARLEY_RECEIPT_KEYS: JSON.stringify([seed('b'), seed('a')]),
  })
  const [before, first, second] = await Promise.all(
    [await receiptKeys(testSettings), with1, with2].map((keys) => signReceipt(receipt, keys)),
  )
  expect(new Set([before, first, second]).size).toBe(3)
  for (const line of [before, first, second]) expect(await isSigned(receipt, line ?? '', with2)).toBe(true)
  expect(await isSigned(receipt, second ?? '', with1)).toBe(false)
  await expect(receiptKeys({ ...testSettings, PARLEY_RECEIPT_KEYS: '["short"]' })).rejects.toThrow('32 bytes')
})
