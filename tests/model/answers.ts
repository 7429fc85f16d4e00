/** One answer by chance, among those that the turn on the table lets a customer give. */
import type { Answer } from '#shared/protocol/answer.ts'
import type { Turn } from '#shared/protocol/turn.ts'
import type { Chance } from './chance.ts'
import type { TenantId } from './plan.ts'

const sayings = [
  'It costs too much for what I do with it',
  'I never use it any more',
  'Just cancel it now, please',
  'Is there a pause?',
  'אני רוצה לבטל',
  'No thanks, I have decided',
] as const

/** Null where nothing can be answered any more. */
export function answerBy(
  chance: Chance,
  { input, words, skip, back, wayOut }: Turn,
  tenant: TenantId,
): Answer | null {
  const can: Answer[] = []
  if (input?.type === 'choice') {
    const some = input.options.filter(() => chance.happens(30)).map(({ id }) => id)
    const one = input.options[chance.between(0, input.options.length - 1)]?.id ?? ''
    const options = input.many && some.length > 0 ? some : [one]
    can.push({ type: 'chose', options }, { type: 'chose', options }, { type: 'chose', options })
  }
  if (input?.type === 'offer' || input?.type === 'confirm') {
    const [first] = input.more
    can.push({ type: 'accepted' }, { type: 'accepted' }, { type: 'declined' })
    if (first) can.push({ type: 'accepted', option: first.option })
  }
  if (words) can.push({ type: 'wrote', text: `${chance.pick(sayings)} (${tenant}-word)` })
  if (skip !== null) can.push({ type: 'skipped' })
  if (back !== null) can.push({ type: 'back' })
  if (wayOut !== null) can.push({ type: 'leaving' })
  const [first, ...rest] = can
  return first ? chance.pick([first, ...rest]) : null
}
