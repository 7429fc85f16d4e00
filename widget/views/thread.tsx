import { lines, questionOf, type Screen } from '../conversation.ts'
import { Bubble } from './bubble.tsx'

export const Thread = ({ screen }: { screen: Screen }) => {
  const { frame, turn, sent, slow } = screen
  const question = turn && questionOf(turn)
  return (
    <div role="log" tabIndex={-1}>
      {frame &&
        lines(screen).map((said) => (
          <Bubble
            said={said}
            speaker={said.by === 'customer' ? frame.you : frame.us}
            quiet={!!sent && said.text === question}
          />
        ))}
      {(!turn || (sent && slow)) && !screen.trouble && <p>{(sent && frame?.sending) || '…'}</p>}
    </div>
  )
}
