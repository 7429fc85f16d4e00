import type { Step } from '#shared/playbook/playbook.ts'
import { ask } from './ask.ts'
import { confirm } from './confirm.ts'
import { listen } from './listen.ts'
import { offer } from './offer.ts'
import { permit } from './permit.ts'
import type { StepKind } from './step.ts'

const kinds: { [K in Step['kind']]: StepKind<Extract<Step, { kind: K }>> } = {
  ask,
  listen,
  permit,
  offer,
  confirm,
}

/** The kind of a step; the pairing of the two is what the table above proves. */
export const kindOf = (step: Step): StepKind<Step> => kinds[step.kind]
