import type { Screen } from '../conversation.ts'
import { Lines } from './lines.tsx'

/** Proof of what was done, to keep, and the letter. */
export const Ending = ({ screen: { turn, frame, sent } }: { screen: Screen }) =>
  turn?.receipt && !sent ? (
    <div class="question">
      <h3 id="question" tabIndex={-1}>
        {turn.receipt.title}
      </h3>
      <Lines lines={turn.receipt.lines} />
      {turn.receipt.letter.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      <div class="row">
        <button onClick={() => print()}>{frame?.print}</button>
      </div>
    </div>
  ) : null
