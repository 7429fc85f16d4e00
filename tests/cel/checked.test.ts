import { expect, test } from 'vitest'
import { forRules, forTiers, problemsIn } from '#shared/rules/condition-check.ts'
import { factsForConditions } from '#shared/rules/derived.ts'
import { factTypes, type FactType } from '#shared/rules/fact-types.ts'
import { aClock } from '#tests/fixtures/a-clock.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'

const readable = forRules({
  tiers: ['preferred', 'standard'],
  reasons: ['price', 'unused'],
  options: ['for_now', 'for_good'],
})
const told = (source: string, names = readable): string[] =>
  problemsIn(source, names).map(({ line, column, message }) => `${line}:${column} ${message}`)

const well = [
  'true',
  'facts.use >= 70 && (facts.potential == "high" || facts.anchor)',
  'facts.use >= 70.5 || facts.monthlyPrice in [900, 1900]',
  'facts.idleDays == null || facts.idleDays > 30',
  'facts.place in ["GB", "IE"] && facts.plan.startsWith("pro")',
  'facts["use"] > 3 && has(facts.use)',
  'tier == "preferred" && "price" in reasons && !("for_good" in said)',
  'reasons.exists(r, r == "price") && size(said) == 0',
  '"complaints" in signals || signals.exists(s, s == "idle")',
  'facts.use > 3 ? facts.anchor : facts.useTrend == "falling"',
  'facts.openCases + 1.0 > 2 && -facts.use < 0',
  'reasons.map(r, r + "!").exists(r, r == "price!")',
  '["use", "plan"].all(name, name in facts)',
  'facts.plan.matches("^(basic|plus)$")',
  'type(facts.use) == double',
  'int(facts.use) % 2 == 0',
]
test.each(well)('is well: %s', (source) => expect(told(source)).toEqual([]))

const wrong: [source: string, ...problems: string[]][] = [
  ['facts.usse > 3', '1:1 facts.usse: no such fact; did you mean facts.use?'],
  ['facts.Use > 3', '1:1 facts.Use: no such fact; did you mean facts.use?'],
  ['facts["tenure"] > 3', '1:1 facts.tenure: no such fact'],
  ['has(facts.foo)', '1:5 facts.foo: no such fact'],
  ['facts.maritalStatus == "x"', '1:1 facts.maritalStatus: protected traits may not decide an offer'],
  ['use > 3', '1:1 use: no such name here; did you mean facts.use?'],
  ['fact.use > 3', '1:1 fact: no such name here; did you mean facts?'],
  ['customer.use > 3', '1:1 customer: no such name here; there are facts, tier, reasons, said, signals'],
  ['facts.plan.name == "x"', '1:1 facts.plan is a text and has no name'],
  [
    'said.exists(s, other == s)',
    '1:16 other: no such name here; there are facts, tier, reasons, said, signals, s',
  ],

  ['facts.use == "high"', '1:11 facts.use is a number and "high" a text: they are never equal'],
  ['facts.use in ["x"]', '1:15 facts.use is a number and "x" a text: they are never equal'],
  ['facts.anchor == "yes"', '1:14 facts.anchor is yes or no and "yes" a text: they are never equal'],
  ['1 in reasons', '1:3 1 is a number and reasons a text: they are never equal'],
  ['facts.plan > 3', '1:12 > does not go with a text and a number'],
  ['facts.use > null', '1:11 > does not go with a number and null'],
  ['!facts.use', '1:1 ! does not go with a number'],
  ['facts.anchor && facts.use', '1:17 facts.use is a number, where yes or no is needed'],
  ['facts.use ? true : false', '1:1 facts.use is a number, where yes or no is needed'],
  ['facts.use', '1:1 is a number, and must be yes or no'],
  ['facts.plan', '1:1 is a text, and must be yes or no'],
  [
    'facts.openCases + 1 > 2',
    '1:17 + does not mix whole numbers and decimals; facts are decimals, so write 1.0',
  ],
  ['facts.use.exists(x, x)', '1:1 facts.use is a number, not a list'],
  ['Money{amount: 1} == 3', '1:1 Money: no such type'],

  ['facts.period == "monthly"', '1:17 facts.period never has "monthly"; did you mean month?'],
  ['facts.period in ["month", "weekly"]', '1:27 facts.period never has "weekly"; there are month, year'],
  ['tier == "gold"', '1:9 tier never has "gold"; there are preferred, standard'],
  ['"complaint" in signals', '1:1 signals never has "complaint"; did you mean complaints?'],
  ['signals == "idle"', '1:9 signals is a list and "idle" a text: they are never equal'],
  ['"for_god" in said', '1:1 said never has "for_god"; did you mean for_good?'],
  ['reasons.exists(r, r == "prise")', '1:24 r never has "prise"; did you mean price?'],

  ['fetch("x")', '1:1 fetch: no such function'],
  ['startWith(facts.plan)', '1:1 startWith: no such function; did you mean startsWith?'],
  ['facts.plan.startWith("a")', '1:12 startWith: no such function; did you mean startsWith?'],
  ['facts.plan.startsWith(3)', '1:12 startsWith does not go with a text and a number'],
  ['facts.plan.matches("(")', '1:20 "(": no pattern; error parsing regexp: missing closing ): `(`'],

  ['facts.use >', '1:11 ends here, where something to compare with must follow'],
  ['facts.use = 3', '1:11 = does not compare; write =='],
  ['facts.use > 3 and facts.anchor', '1:15 write && for "and"'],
  ['facts.use > 3 & facts.anchor', '1:15 write &&'],
  ['facts..use', '1:6 cannot be read: found . but expecting end of input'],
  ['"x', '1:1 a text is opened here and never closed'],
  [' ', '1:1 is empty; write true for always'],

  ['facts.use > 3 &&\n  facts.perod == "month"', '2:3 facts.perod: no such fact; did you mean facts.period?'],
  [
    'facts.use > "3" || facts.tenur > 3',
    '1:11 > does not go with a number and a text',
    '1:20 facts.tenur: no such fact',
  ],
]
test.each(wrong)('is refused: %s', (source, ...problems) => expect(told(source)).toEqual(problems))

test('a tier is chosen by facts alone: nothing has been said yet', () => {
  expect(told('facts.use > 3', forTiers)).toEqual([])
  expect(told('"price" in reasons', forTiers)).toEqual([
    '1:12 reasons: no such name here; there is only facts',
  ])
})

test('every fact that conditions read is of the type that is declared', () => {
  const facts = factsForConditions(aCustomer(), aClock().now())
  const declared: Record<string, FactType> = factTypes
  for (const [name, value] of Object.entries(facts)) {
    const { type } = declared[name]!
    if (value === null) continue
    expect([name, typeof value]).toEqual([
      name,
      { double: 'number', bool: 'boolean', string: 'string' }[type],
    ])
  }
  expect(Object.keys(facts).toSorted()).toEqual(Object.keys(factTypes).toSorted())
})
