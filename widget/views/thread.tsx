import { lines, questionOf, type Screen } from '../conversation.ts'

/** Who speaks is heard, not only seen; what a person typed finds its own direction; a question just answered is not said again. */
export const Thread = ({ screen }: { screen: Screen }) => {
  const { frame, turn, sent, slow } = screen
  return (
    <div role="log" tabIndex={-1}>
      {frame &&
        lines(screen).map(({ by, text }) => {
          const own = by === 'customer'
          const again = sent && turn && text === questionOf(turn)
          return (
            <p class={by} dir={own ? 'auto' : undefined} aria-live={again ? 'off' : undefined}>
              <span class="heard">{own ? frame.you : frame.us}: </span>
              {text}
            </p>
          )
        })}
      {(!turn || (sent && slow)) && !screen.trouble && <p>{(sent && frame?.sending) || '…'}</p>}
    </div>
  )
}
