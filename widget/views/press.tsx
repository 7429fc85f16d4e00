import type { Answer } from '#shared/protocol/answer.ts'
import type { Acts } from '../run-conversation.ts'

interface PressProps {
  type: Exclude<Answer['type'], 'chose' | 'wrote'>
  label: string | null | undefined
  option?: string
  acts: Acts
}

/** A control that answers by its label alone. All of them look alike: none is the better answer. */
export const Press = ({ type, label, option, acts }: PressProps) =>
  label && (
    <button onClick={() => acts.answer({ answer: { type, option } as Answer, said: label })}>{label}</button>
  )
