/** docs/privacy.md is what customers are promised: its days and its sections are those of the code. */
import { expect, it } from 'vitest'
import { usualRetention } from '#shared/retention.ts'
import { RetentionSettings } from '#worker/tenant/kept-settings.ts'
import { text } from './files.ts'

const doc = text('docs/privacy.md')

it.each(Object.entries(usualRetention))('T45 %s is told with its %d days', (setting, days) => {
  const rows = doc.split('\n').filter((line) => line.startsWith('|') && line.includes(`\`${setting}\``))
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.some((row) => row.includes(`${days} days`))).toBe(true)
})

it('T45 the days in the docs are those of a tenant who says nothing', () => {
  expect(RetentionSettings.parse(undefined)).toEqual(usualRetention)
})

it('T45 every section of the record is told', () => {
  const fieldsOf = (file: string, name: string): string[] => {
    const [, body = ''] = new RegExp(`interface ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(text(file)) ?? []
    return [...body.matchAll(/^ {2}(\w+):/gm)].map(([, field]) => field ?? '')
  }
  const sections = [
    ...fieldsOf('worker/customer/held.ts', 'Held').filter((one) => one !== 'sessions'),
    ...fieldsOf('worker/tenant/held.ts', 'HeldThere').map((one) => `there.${one}`),
    ...['events', 'shown', 'effects', 'tokens'].map((one) => `sessions[].${one}`),
  ]
  expect(sections.length).toBeGreaterThan(10)
  expect(sections.filter((one) => !doc.includes(`\`${one}\``))).toEqual([])
})

it('T44 every count of an erasure is told', () => {
  const [, example = '{}'] = /"erased": (\{[^}]+\})/.exec(doc) ?? []
  const there = Array.from(
    text('worker/tenant/erase.ts').matchAll(/^ {2}(\w+): number$/gm),
    ([, name]) => name ?? '',
  )
  const counted = ['sessions', 'words', 'notes', 'facts', 'addresses', 'letters'].concat(there)
  expect(Object.keys(JSON.parse(example) as object)).toEqual(counted)
})

it('T46 the platform is told not to keep addresses that were called', () => {
  expect(text('worker/wrangler.jsonc')).toContain('"invocation_logs": false')
})
