import { questionOf, type Screen } from '../conversation.ts'
import type { Acts } from '../run-conversation.ts'
import { Choices } from './inputs/choices.tsx'
import { TextBox } from './inputs/text-box.tsx'
import { Lines } from './lines.tsx'
import { Press } from './press.tsx'

export interface AskedProps {
  screen: Screen
  acts: Acts
}

/**
 * What is asked now: options to choose from, or terms and points in full, with the words field after them; *yes* and
 * *no* stand in the foot. Gone as soon as it is answered.
 */
export const Question = ({ screen, acts }: AskedProps) => {
  const { turn, sent } = screen
  const input = turn?.input
  if (!input || sent) return null
  const lines = 'terms' in input ? input.terms : 'points' in input && input.points
  return (
    <div class="question">
      <h3 id="question" tabIndex={-1}>
        {questionOf(turn)}
      </h3>
      {input.type === 'choice' && <Choices input={input} screen={screen} acts={acts} />}
      {lines && <Lines lines={lines} />}
      <div class="row">
        <Press type="skipped" label={turn.skip} acts={acts} />
        <Press type="back" label={turn.back} acts={acts} />
      </div>
      {lines && <TextBox screen={screen} acts={acts} />}
    </div>
  )
}
