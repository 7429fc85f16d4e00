/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import type { Words } from './words.ts'

interface LayerProps {
  words: Words
  name: 'monitoring' | 'diagnosis' | 'treatment'
  children?: Child
}

/** What was seen, what it means, what was done about it: a page keeps the three apart (S2.4). */
export const Layer = ({ words, name, children }: LayerProps) => (
  <section class="layer" aria-labelledby={`layer-${name}`}>
    <p class="layer-name" id={`layer-${name}`}>
      {words.say(`layer.${name}`)}
    </p>
    {children}
  </section>
)
