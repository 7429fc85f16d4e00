import { afterEach, expect, test, vi } from 'vitest'
import { optionsOf, type Opener } from '#widget/options.ts'

const opener = (dataset: Opener['dataset'], href = ''): Opener => ({ dataset, href }) as Opener

afterEach(() => {
  vi.unstubAllGlobals()
})

test('the address of a link is its exit', () => {
  const { exit, locale } = optionsOf(opener({ parleyCancel: '/token' }, 'https://shop.example/cancel'))
  expect(exit).toBe('https://shop.example/cancel')
  expect(locale).toBeUndefined()
})

test('a button names its exit, and any element its language', () => {
  const dataset = { parleyCancel: '/token', parleyExit: '/cancel', parleyLocale: 'he' }
  expect(optionsOf(opener(dataset))).toMatchObject({ exit: '/cancel', locale: 'he' })
})

test('the token is fetched by POST from the address in the attribute, and only when asked for', async () => {
  const fetch = vi.fn(async () => Response.json({ token: 'a.b.c' }))
  vi.stubGlobal('fetch', fetch)
  const { token } = optionsOf(opener({ parleyCancel: '/token' }))
  expect(fetch).not.toHaveBeenCalled()
  expect(typeof token === 'function' && (await token())).toBe('a.b.c')
  expect(fetch).toHaveBeenCalledWith('/token', { method: 'POST' })
})
