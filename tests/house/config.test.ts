/** The same worker runs on plain workerd and on Cloudflare, so both must be told the same. */
import { expect, test } from 'vitest'
import { compatibilityDate, configText, ownConfigText } from '../../worker/cli/capnp.ts'
import { text } from './files.ts'

const wrangler = text('worker/wrangler.jsonc')

test('both are dated alike', () => {
  expect(wrangler).toContain(`"compatibility_date": "${compatibilityDate}"`)
})

test.each(Object.entries({ demonstration: configText, own: ownConfigText }))(
  'both know the same objects: %s',
  (_, config) => {
    const classes = [...wrangler.matchAll(/"class_name": "(\w+)"/g)].map(([, name]) => name)
    const keys = [...config.matchAll(/uniqueKey = "parley-(\w+)"/g)].map(([, name]) => name)
    expect(keys).not.toEqual([])
    expect(classes).toEqual(keys)
  },
)

test('tenants of one’s own are served without the demonstration', () => {
  expect(ownConfigText).not.toMatch(/demo\/index\.js|worker = \.demo|loopback/)
})
