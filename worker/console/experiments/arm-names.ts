import { termNames, type ArmNames, type Varied } from '#shared/experiments/usual.ts'
import type { Words } from '../words.ts'
import { amountsAs } from './typed.ts'

/** What arms of a usual question are called, in the language of whoever plans it. */
export function armNames(varied: Varied, words: Words): ArmNames {
  const { say } = words
  return {
    holdout: say('plan.arm.holdout'),
    today: say('plan.arm.today'),
    other: plain(otherIn(varied, words)).slice(0, 100),
  }
}

/** A document has no marks of direction in it. */
const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '')

function otherIn(varied: Varied, { say }: Words): string {
  switch (varied.type) {
    case 'terms': {
      const name = termNames.find((one) => varied.terms[one] !== undefined)
      const what = name ? say(`plan.figure.${name}`) : ''
      const to = name && varied.terms[name]
      return say('plan.arm.terms', {
        offer: varied.offer,
        what,
        // What cannot be read as amounts is still what was typed.
        to: typeof to === 'object' ? amountsAs(to) : String(to),
      })
    }
    case 'offer':
      return say('plan.arm.offer', { offer: varied.offer })
    case 'sentence':
      return say('plan.arm.sentence')
    case 'attempts':
      return say(varied.attempts === 1 ? 'plan.arm.attempts.1' : 'plan.arm.attempts.2')
    case 'nothing':
      return say('plan.arm.today')
  }
}
