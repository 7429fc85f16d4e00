import type { Compiled } from '#shared/rules/compiled.ts'

/** The arm of one experiment that a session belongs to from its beginning to its end. */
export interface Trial {
  experiment: string
  /** From 1; other weights or arms are another phase. */
  phase: number
  arm: string
  /** 0 to 9,999: where the hash put the customer. */
  bucket: number
  /** Days after the exposure on which it is judged. */
  horizon: number
  /** Whether the arm changes nothing: the playbook as it was published. */
  plain: boolean
  /** When the customer was first exposed, in an earlier session: this one adds no row. */
  since?: string
}

/** A trial that has not mattered yet, and the playbook as it would be under each of its arms if nothing else were tried. */
export interface Rivals {
  trial: Trial
  arms: readonly Compiled[]
}
