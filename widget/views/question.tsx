import type { FunctionComponent } from 'preact'
import type { Input } from '#shared/protocol/turn.ts'
import { questionOf, type Screen } from '../conversation.ts'
import type { Acts } from '../run-conversation.ts'
import { Choices } from './inputs/choices.tsx'
import { Confirm } from './inputs/confirm.tsx'
import { OfferCard } from './inputs/offer-card.tsx'
import { Press } from './press.tsx'

export interface InputProps<T = Input> {
  input: T
  screen: Screen
  acts: Acts
}

/** An open question has no view of its own: the words field is its answer. */
const kinds = { choice: Choices, text: null, offer: OfferCard, confirm: Confirm }

/** What is asked now, and the ways to answer it. Gone as soon as it is answered. */
export const Question = ({ screen, acts }: { screen: Screen; acts: Acts }) => {
  const { turn, sent } = screen
  if (!turn?.input || sent) return null
  const Kind = kinds[turn.input.type] as FunctionComponent<InputProps> | null
  return (
    <div class="question">
      <h3 id="question" tabIndex={-1}>
        {questionOf(turn)}
      </h3>
      {Kind && <Kind input={turn.input} screen={screen} acts={acts} />}
      <div class="row">
        <Press type="skipped" label={turn.skip} acts={acts} />
        <Press type="back" label={turn.back} acts={acts} />
      </div>
    </div>
  )
}
