import { Press } from '../press.tsx'
import type { AskedProps } from '../question.tsx'
import { TextBox } from './text-box.tsx'

/** Of an offer and the confirmation *yes* and *no*, of one size and weight; of any other question the words field. */
export const Answers = ({ screen, acts }: AskedProps) => {
  const input = screen.turn?.input
  if (!input) return null
  if (!('accept' in input)) return <TextBox screen={screen} acts={acts} />
  return (
    <div class="row">
      <Press type="accepted" label={input.accept} acts={acts} />
      {input.more.map((one) => (
        <Press type="accepted" {...one} acts={acts} />
      ))}
      <Press type="declined" label={input.decline} acts={acts} />
    </div>
  )
}
