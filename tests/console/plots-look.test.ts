/** Lines are told apart without their colours, and their colours stand out (WCAG 2.2, 1.4.1, 1.4.3 and 1.4.11). */
import { expect, test } from 'vitest'
import { styles } from '#worker/console/styles.ts'
import { patterns } from '#worker/console/plots/fills.tsx'
import { shapes } from '#worker/console/plots/marks.tsx'

const dark = /@media \(prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}/g

/** The colours of one scheme by name; the dark one changes only some. */
function coloursOf(scheme: 'light' | 'dark'): Map<string, string> {
  const light = [...styles.replaceAll(dark, '').matchAll(/:root \{([^}]*)\}/g)]
  const blocks = scheme === 'light' ? light : [...light, ...styles.matchAll(dark)]
  const found = blocks.flatMap(([, block]) => [...(block ?? '').matchAll(/--([\w-]+): (#[0-9a-f]{3,6})/g)])
  return new Map(found.map(([, name, colour]) => [name ?? '', colour ?? '']))
}

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const digits = colour.slice(1)
  const full = digits.length === 3 ? Array.from(digits, (digit) => digit + digit).join('') : digits
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(full.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

test('the measure is the one of WCAG', () => {
  expect(contrast('#fff', '#000000')).toBeCloseTo(21, 5)
  expect(contrast('#fff', '#767676')).toBeCloseTo(4.54, 2)
})

test.each(['light', 'dark'] as const)(
  'lines, parts and bars stand out on %s paper, and names in them too',
  (scheme) => {
    const colours = coloursOf(scheme)
    const of = (name: string) => contrast(colours.get(name) ?? '#fff', colours.get('paper') ?? '#fff')
    for (const name of ['plot-5', 'plot-6', 'edge', 'red']) expect(of(name), name).toBeGreaterThanOrEqual(3)
    for (const name of ['plot-1', 'plot-2', 'plot-3', 'plot-4', 'soft'])
      expect(of(name), name).toBeGreaterThanOrEqual(4.5)
  },
)

test('no two lines share their dashes or their marks, and neighbours in a bar differ in more than colour', () => {
  const dashes = [1, 2, 3, 4].map(
    (tone) => new RegExp(`\\.plot-tone-${tone} \\{([^}]*)\\}`).exec(styles)?.[1],
  )
  const patternOf = (tone: string | undefined) => /--dash: ([^;}]*\S)/.exec(tone ?? '')?.[1] ?? 'none'
  expect(new Set(dashes.map(patternOf)).size).toBe(4)
  expect(new Set(shapes).size).toBe(4)
  expect(patterns.every((pattern, index) => index === 0 || pattern !== patterns[index - 1])).toBe(true)
})

test('nothing in a plot moves', () => {
  expect(styles.slice(styles.indexOf('.plot {'))).not.toMatch(/transition|animation/)
})
