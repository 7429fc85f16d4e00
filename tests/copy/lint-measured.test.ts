/**
 * How well the copy linter reads, measured on strings of which one half was used to write the rules and the other
 * half was not. The name of each test is the report; docs/copy.md repeats it and says where the strings come from.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lintCopy } from '#shared/copy/lint.ts'
import { ruleNotes, type RuleId } from '#shared/copy/lint-rules.ts'
import english from '#tests/cases/copy-lint-en.json' with { type: 'json' }
import hebrew from '#tests/cases/copy-lint-he.json' with { type: 'json' }

const kinds = ['shame', 'urgency', 'scarcity', 'trick', 'obstruction'] as const
const sets = { en: english.cases, he: hebrew.cases }
type Set = keyof typeof sets
type Kind = (typeof kinds)[number]

const kindOf = (rule: RuleId): string => rule.split('.')[0] as string
const foundIn = (set: Set, half: string) =>
  sets[set]
    .filter((one) => one.half === half)
    .map(({ text, kind }) => ({ kind, rules: new Set(lintCopy(text, set).map(({ rule }) => rule)) }))
const held = { en: foundIn('en', 'held'), he: foundIn('he', 'held') }

const share = (part: number, whole: number): number => Math.floor((part / whole) * 1000) / 1000

/** A text of another kind that is also found here is neither right nor wrong: strings have one label, and may press twice. */
function measure(set: Set, kind: Kind) {
  const isFound = ({ rules }: { rules: ReadonlySet<RuleId> }) =>
    [...rules].some((rule) => kindOf(rule) === kind)
  const labelled = held[set].filter((one) => one.kind === kind)
  const hits = labelled.filter(isFound).length
  const wrong = held[set].filter((one) => one.kind === null && isFound(one)).length
  return {
    set,
    kind,
    texts: labelled.length,
    precision: share(hits, hits + wrong),
    recall: share(hits, labelled.length),
  }
}

const floors: Record<Set, Record<Kind, [precision: number, recall: number]>> = {
  en: {
    shame: [1, 0.92],
    urgency: [1, 0.93],
    scarcity: [1, 0.86],
    trick: [1, 1],
    obstruction: [1, 0.89],
  },
  he: { shame: [1, 1], urgency: [1, 1], scarcity: [1, 1], trick: [1, 1], obstruction: [1, 1] },
}
const rows = (['en', 'he'] as const).flatMap((set) => kinds.map((kind) => measure(set, kind)))

test.each(rows)('$set $kind: precision $precision, recall $recall on $texts texts', (row) => {
  const [precision, recall] = floors[row.set][row.kind]
  expect(row.precision).toBeGreaterThanOrEqual(precision)
  expect(row.recall).toBeGreaterThanOrEqual(recall)
})

const rules = Object.keys(ruleNotes).filter((rule): rule is RuleId => rule !== 'trick.label')
const byRule = (['en', 'he'] as const).flatMap((set) =>
  rules.map((rule) => {
    const found = held[set].filter((one) => one.rules.has(rule))
    const wrong = found.filter(({ kind }) => kind === null).length
    const own = found.filter(({ kind }) => kind === kindOf(rule)).length
    return { set, rule, own, elsewhere: found.length - own - wrong, wrong }
  }),
)

test.each(byRule)('$set $rule: $own of its kind, $elsewhere of another, $wrong honest', ({ wrong }) => {
  expect(wrong).toBe(0)
})

test('docs/copy.md says what is measured', () => {
  const page = readFileSync('docs/copy.md', 'utf8')
  const kindRows = rows.map(
    (row) => `| ${row.set} | ${row.kind} | ${row.texts} | ${row.precision} | ${row.recall} |`,
  )
  const ruleRows = rules.map((rule) => {
    const [en, he] = (['en', 'he'] as const).map((set) =>
      byRule.find((one) => one.set === set && one.rule === rule),
    )
    return `| \`${rule}\` | ${en?.own} | ${en?.elsewhere} | ${he?.own} | ${he?.elsewhere} |`
  })
  expect([...kindRows, ...ruleRows].filter((row) => !page.includes(row))).toEqual([])
})

test('the sets are as large as the page says, and every text stands in one half only', () => {
  const count = (set: Set, isDark: boolean) =>
    sets[set].filter(({ kind }) => (kind !== null) === isDark).length
  expect([count('en', true), count('en', false)]).toEqual([337, 315])
  expect([count('he', true), count('he', false)]).toEqual([73, 64])
  for (const set of ['en', 'he'] as const) {
    const texts = sets[set].map(({ text }) => text)
    expect(new Set(texts).size).toBe(texts.length)
  }
})

test.each(['en', 'he'] as const)('%s: every rule finds something', (set) => {
  const all = [...foundIn(set, 'tuned'), ...held[set]].flatMap((one) => [...one.rules])
  expect(rules.filter((rule) => !all.includes(rule))).toEqual([])
})
