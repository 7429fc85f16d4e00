import { expect, test } from 'vitest'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { aTalk, type Talk } from '#tests/fixtures/a-talk.ts'

const offered = (talk: Talk): boolean => talk.events.some(({ type }) => type === 'offer_presented')
const people = [aCustomer({ use: 90, anchor: true }), aCustomer(), aCustomer({ costToServe: 4900 })]

test('hard times come right after a death: of several reasons they govern', () => {
  expect(defaultPlaybook.reasons.slice(0, 2).map(({ id }) => id)).toEqual(['bereaved', 'hardship'])
})

test.each(['hardship', 'bereaved'] as const)(
  'S2.19 %s is offered nothing in any tier, with or without other reasons',
  (id) => {
    for (const facts of people)
      for (const options of [[id], [id, 'price'], ['service', 'unused', id]]) {
        const talk = aTalk({ facts })
        talk.say({ type: 'chose', options })
        expect(talk.session().step).toBe('confirm')
        expect(talk.turn().messages).toEqual([talk.copy.say(`parting.${id}`)])
        talk.say({ type: 'accepted' })
        expect(talk.turn().receipt?.letter).toContain(talk.copy.say(`letter.${id}`))
        expect(offered(talk)).toBe(false)
      }
  },
)

test.each([
  ['I lost my job', 'hardship'],
  ['My father died last week', 'bereaved'],
  ['פוטרתי מהעבודה', 'hardship'],
  ['אבא שלי נפטר', 'bereaved'],
] as const)('S2.10 “%s” is heard at every later turn, and never curtly', (text, id) => {
  const ways: (() => Talk)[] = [
    () => aTalk(),
    () => begun('service'),
    () => begun('price'),
    () => {
      const talk = begun('price')
      talk.say({ type: 'declined' })
      return talk
    },
  ]
  for (const way of ways) {
    const talk = way()
    const before = talk.session().offers.length
    talk.say({ type: 'wrote', text })
    expect(talk.session().step).toBe('confirm')
    expect(talk.session().reasons).toContain(id)
    expect(talk.session().offers).toHaveLength(before)
    expect(talk.turn().messages[0]).not.toMatch(/^Noted/)
    talk.say({ type: 'accepted' })
    expect(talk.turn().receipt?.letter).toContain(talk.copy.say(`letter.${id}`))
  }
})

function begun(reason: string): Talk {
  const talk = aTalk()
  talk.say({ type: 'chose', options: [reason] })
  return talk
}

test('“too expensive” alone is about the price, and is offered what it was', () => {
  const talk = aTalk()
  talk.say({ type: 'wrote', text: 'too expensive' })
  expect(talk.session().reasons).toEqual(['price'])
  expect(offered(talk)).toBe(true)
})
