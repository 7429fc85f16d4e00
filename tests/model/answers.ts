/** One answer by chance, among those that the turn on the table lets a customer give. */
import type { Answer } from '#shared/protocol/answer.ts'
import type { Turn } from '#shared/protocol/turn.ts'
import type { Chance } from '#shared/simulate/chance.ts'
import type { TenantId } from './plan.ts'

const sayings = [
  'It costs too much for what I do with it',
  'I never use it any more',
  'Just cancel it now, please',
  'Is there a pause?',
  'אני רוצה לבטל',
  'No thanks, I have decided',
] as const

/** Reasons that have an answer, and a yes to hearing it: who gives one of them alone is made an offer. */
const answerable = new Set(['price', 'unused', 'product', 'competitor', 'service', 'yes'])

/** Percent of answers that go on to where offers are; the others are any that the turn allows. */
const goesAlong = 80

/** Null where nothing can be answered any more. */
export function answerBy(
  chance: Chance,
  { input, words, skip, back, wayOut }: Turn,
  tenant: TenantId,
): Answer | null {
  const can: Answer[] = []
  if (input?.type === 'choice') {
    const ids = input.options.map(({ id }) => id)
    const [first, ...rest] = ids.filter((id) => answerable.has(id))
    const one =
      first && chance.happens(70) ? chance.pick([first, ...rest]) : ids[chance.between(0, ids.length - 1)]
    const some = ids.filter(() => chance.happens(30))
    const options = input.many && some.length > 0 && chance.happens(30) ? some : [one ?? '']
    can.push({ type: 'chose', options })
  }
  if (input?.type === 'offer' || input?.type === 'confirm') {
    const [first] = input.more
    can.push({ type: 'accepted' }, { type: 'declined' })
    if (first) can.push({ type: 'accepted', option: first.option })
  }
  if (words) can.push({ type: 'wrote', text: `${chance.pick(sayings)} (${tenant}-word)` })
  if (skip !== null) can.push({ type: 'skipped' })
  if (back !== null) can.push({ type: 'back' })
  if (wayOut !== null) can.push({ type: 'leaving' })
  const [first, ...rest] = can
  if (first && input !== null && chance.happens(goesAlong)) return first
  return first ? chance.pick([first, ...rest]) : null
}
