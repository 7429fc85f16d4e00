import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** In which pages of the console are checked. */
export const looks = [
  { lang: 'en', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { lang: 'he', colorScheme: 'dark', viewport: { width: 320, height: 640 } },
  { lang: 'en', colorScheme: 'dark', viewport: { width: 320, height: 640 } },
  { lang: 'he', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
] as const

interface Found {
  id: string
  nodes: { html: string; failureSummary: string }[]
}

/** axe finds nothing on the page as it stands, and nothing scrolls sideways. */
export async function check(page: Page, where: string): Promise<void> {
  await page.evaluate(axe)
  const found = (await page.evaluate('axe.run(document).then((result) => result.violations)')) as Found[]
  const told = found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
  )
  expect(told, where).toEqual([])
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(sideways, `${where} scrolls sideways`).toBeLessThanOrEqual(0)
}
