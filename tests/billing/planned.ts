import type { Provider } from './harness.ts'

/** What becomes of a request: it meets nobody, is declined, or goes wrong by the fault of a name; null where it arrives. */
type Fate = 'nobody' | 'declined' | { fault: string } | null

interface Planned {
  plan: Pick<Provider, 'writes' | 'fail' | 'refuse' | 'down'>
  /** Of the request that is made now; it is counted. */
  fateOf: (init: RequestInit) => Fate
  isSilent: () => boolean
}

/** What a test has planned for the requests of one provider. */
export function planned(): Planned {
  let writes = 0
  let next: { at: number; fault: string } | null = null
  let refusing = false
  let isDown = false
  return {
    fateOf: ({ method }) => {
      if (isDown) return 'nobody'
      if (method !== 'POST') return null
      writes += 1
      if (refusing) return 'declined'
      return next?.at === writes ? next : null
    },
    isSilent: () => next?.fault.startsWith('silent') ?? false,
    plan: {
      writes: () => writes,
      fail: (fault, write) => {
        next = { at: writes + write, fault }
      },
      refuse: () => {
        refusing = true
      },
      down: () => {
        isDown = true
      },
    },
  }
}
