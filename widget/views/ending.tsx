import { TextBox } from './inputs/text-box.tsx'
import { Lines } from './lines.tsx'
import type { AskedProps } from './question.tsx'

/** Proof of what was done, to keep, and the letter. */
export const Ending = ({ screen, acts }: AskedProps) => {
  const { turn, frame, sent } = screen
  return turn?.receipt && !sent ? (
    <div class="question">
      <h3 id="question" tabIndex={-1}>
        {turn.receipt.title}
      </h3>
      <Lines lines={turn.receipt.lines} />
      {turn.receipt.letter.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      <button onClick={() => print()}>{frame?.print}</button>
      <TextBox screen={screen} acts={acts} />
    </div>
  ) : null
}
