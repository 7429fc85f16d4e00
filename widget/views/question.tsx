import type { ComponentChildren, FunctionComponent } from 'preact'
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
  /** The controls that stand beside every answer: skip and back. */
  children: ComponentChildren
}

/** What is asked now, and the ways to answer it. Gone as soon as it is answered. */
export const Question = ({ screen, acts }: { screen: Screen; acts: Acts }) => {
  const { turn, sent } = screen
  if (!turn?.input || sent) return null
  return (
    <div class="question" key={turn.number}>
      <h3 id="question" tabIndex={-1}>
        {questionOf(turn)}
      </h3>
      <Answers input={turn.input} screen={screen} acts={acts}>
        <Press type="skipped" label={turn.skip} acts={acts} />
        <Press type="back" label={turn.back} acts={acts} />
      </Answers>
    </div>
  )
}

const Only = ({ children }: InputProps) => <div class="row">{children}</div>

const kinds = { choice: Choices, text: Only, offer: OfferCard, confirm: Confirm }

const Answers = (props: InputProps) => {
  const Kind = kinds[props.input.type] as FunctionComponent<InputProps>
  return <Kind {...props} />
}
