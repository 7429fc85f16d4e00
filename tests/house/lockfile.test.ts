/** The lockfile must serve every machine, not only the one it was made on. */
import { expect, test } from 'vitest'
import * as z from 'zod'
import { text } from './files.ts'

const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      resolved: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).default({}),
    }),
  ),
})

const { packages } = Lockfile.parse(JSON.parse(text('package-lock.json')))
const native = [
  'workerd',
  'rolldown',
  'esbuild',
  'lightningcss',
  'oxlint',
  'oxlint-tsgolint',
  'oxfmt',
  'typescript',
]

/** Looks where npm looks: beside the package's own modules, then further up. */
function isLocked(owner: string, name: string): boolean {
  const nested = owner ? `${owner}/node_modules/${name}` : `node_modules/${name}`
  if (packages[nested]) return true
  return owner !== '' && isLocked(owner.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, ''), name)
}

test.each(native)('%s is locked with the builds of several platforms', (name) => {
  expect(Object.keys(packages[`node_modules/${name}`]?.optionalDependencies ?? {}).length).toBeGreaterThan(3)
})

test('every platform build a package may ask for is locked', () => {
  const missing = Object.entries(packages).flatMap(([owner, { optionalDependencies }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(owner, name))
      .map((name) => `${owner} lacks ${name}`),
  )
  expect(missing).toEqual([])
})

test('no package is tied to the registry it once came from', () => {
  expect(Object.keys(packages).filter((name) => packages[name]?.resolved)).toEqual([])
  expect(text('package-lock.json')).not.toMatch(/registry|npmjs|\.tgz/)
})
