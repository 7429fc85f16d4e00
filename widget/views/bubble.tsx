import type { Said } from '#shared/protocol/turn.ts'

/** One sentence. Who speaks is heard, not only seen; what a person typed finds its own direction. */
export const Bubble = ({ said, speaker, quiet }: { said: Said; speaker: string; quiet: boolean }) => (
  <p class={said.by} dir={said.by === 'customer' ? 'auto' : undefined} aria-live={quiet ? 'off' : undefined}>
    <span class="heard">{speaker}: </span>
    {said.text}
  </p>
)
