/** What the answers of every provider come to, and what never leaves us. */
import { describe, expect, test } from 'vitest'
import type { Change } from '#shared/engine/change.ts'
import { BillingBarred, BillingBusy, BillingRefused } from '#worker/billing/billing.ts'
import type { Answer, Fault, HttpPeer } from '../peers/http-peer.ts'
import { cancelNow } from './changes.ts'

type No = readonly [refusal: string, kind: typeof BillingBarred | typeof BillingRefused]

const noes: No[] = [
  ['unknown key', BillingBarred],
  ['not allowed', BillingBarred],
  ['refused', BillingRefused],
  ['cannot pay', BillingRefused],
]

interface Said {
  stage: () => Promise<{ make: (change: Change) => Promise<void>; peer: HttpPeer }>
  faults: Readonly<Record<string, Fault>>
  refusals: Readonly<Record<string, Fault>>
  /** What else is a no. */
  no?: readonly No[]
  /** What asks us to come back, after so many milliseconds where it says that. */
  busy: readonly (readonly [fault: string, after: number | null])[]
  /** An answer with a customer's name and address in it, and all that an error may say of it. */
  words: Answer
  error: string
}

export function answersComeTo({ stage, faults, refusals, no = [], busy, words, error }: Said): void {
  describe('T21: what an answer comes to', () => {
    test.each([...noes, ...no])('%s', async (name, kind) => {
      const { make, peer } = await stage()
      peer.failWrites(refusals[name]!)
      await expect(make(cancelNow)).rejects.toThrow(kind)
    })

    test.each(busy)('%s asks us to come back', async (name, after) => {
      const { make, peer } = await stage()
      peer.failWrites(faults[name]!)
      const fault = await make(cancelNow).catch((thrown: unknown) => thrown)
      expect(fault).toBeInstanceOf(BillingBusy)
      expect(fault).toMatchObject({ after })
    })

    test('a redirect is not followed: it would take the key along', async () => {
      const { make, peer } = await stage()
      peer.failAll(refusals['elsewhere']!)
      await expect(make(cancelNow)).rejects.not.toThrow(BillingRefused)
      expect(peer.seen).toHaveLength(1)
    })
  })

  test('T46: what a provider or a customer wrote is in no error', async () => {
    const { make, peer } = await stage()
    expect(words.body).toContain('Noa Levi noa@example.test')
    peer.failAll({ act: false, answer: words })
    const fault = (await make(cancelNow).catch((thrown: unknown) => thrown)) as Error
    expect(fault.message).toBe(error)
  })
}
