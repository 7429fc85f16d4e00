import { take } from '#shared/engine/engine.ts'
import type { Event } from '#shared/engine/events.ts'
import type { Session } from '#shared/engine/session.ts'
import type { Here } from '#shared/engine/steps/step.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import { unlimited } from '#shared/rules/budget.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import type { Env } from '../env.ts'
import { logFault } from '../errors.ts'
import type { Asking, Claim, Claimed, Standing } from '../tenant/claims.ts'
import type { Tenant } from '../tenant/tenant.ts'
import type { Book } from './book.ts'
import { askingOf, claimedIn, claimIn, heldUntil, margin } from './claims.ts'
import { within } from '../patience.ts'

/** Milliseconds the customer waits for the books, in all, for one answer. */
const patience = 1000
/** Times they are asked for one answer; each no leads to another offer, and few playbooks have as many. */
const mostAsked = 12

/** What a decision waits for: how the books stand, or leave for one offer. */
interface Wanted {
  asking: Asking
  claim: Claim | null
}

interface Surroundings {
  env: Env
  book: Book
  behind: (work: Promise<unknown>) => void
}

/**
 * Leave of the tenant's books before an offer is shown that needs it: where the playbook has budgets, or the customer
 * belongs to a group. For nobody else they are asked anything.
 */
export class Clearance {
  readonly #around: Surroundings

  constructor(around: Surroundings) {
    this.#around = around
  }

  /**
   * Tries an answer, and again each time the books were asked: meanwhile another may have come in. The attempt says
   * null where they must be asked first.
   */
  async through<T>(session: string, attempt: (clearing: Clearing) => Promise<T | null>): Promise<T> {
    const clearing = new Clearing(this.#around, session)
    try {
      for (;;) {
        const told = await attempt(clearing)
        if (told !== null) return told
        await clearing.ask()
      }
    } finally {
      clearing.giveBack()
    }
  }
}

/** One answer on its way through the books. */
export class Clearing {
  readonly #around: Surroundings
  readonly #session: string
  #wanted: Wanted | null = null
  #standing: Standing | 'away' | null = null
  #asked = 0
  #askedUntil: number | null = null
  #isRenewed = false
  /** Offers that leave was asked for, by key, with the answer. */
  readonly #claims = new Map<string, Promise<Claimed>>()
  readonly #granted = new Set<string>()

  constructor(around: Surroundings, session: string) {
    this.#around = around
    this.#session = session
  }

  /** What the answer makes happen; `ask` where the books must be asked before that is known. */
  decide(here: Here, answer: Answer): Event[] | 'ask' | null {
    const { compiled, session, earlier } = here
    const { facts } = session.started
    const { budgets } = compiled.playbook
    this.#renew(here)
    if (facts === null || (budgets.length === 0 && facts.accountGroup === null)) return take(here, answer)
    const asking = askingOf(session, facts, compiled)
    if (this.#standing === 'away') return take({ ...here, left: null }, answer)
    if (this.#standing === null) {
      const events = take({ ...here, left: unlimited(budgets) }, answer)
      return events !== null && anyMayOffer(here, answer) ? this.#ask({ asking, claim: null }) : events
    }
    const { left, beside } = this.#standing
    const events = take({ ...here, earlier: [...earlier, ...beside], left }, answer)
    const claim = events && claimIn(events, compiled)
    return claim === null || this.#granted.has(claim.key) ? events : this.#ask({ asking, claim })
  }

  /** Never throws: where the books cannot be asked, the answer goes on without what needs their leave. */
  async ask(): Promise<void> {
    const wanted = this.#wanted
    const work = wanted && ++this.#asked <= mostAsked ? this.#answered(wanted) : Promise.resolve(undefined)
    const now = Date.now()
    this.#askedUntil ??= now + patience
    const standing = await within(Math.max(0, this.#askedUntil - now), work).catch((fault: unknown) => {
      logFault('clearance', fault)
      return undefined
    })
    this.#standing = standing ?? 'away'
  }

  /** Takes back what was asked for and not shown after all: somebody answered meanwhile, or the yes came too late. */
  giveBack(): void {
    for (const [key, answered] of this.#claims) {
      const back = answered.then(
        () => this.#withdraw(key),
        () => this.#withdraw(key),
      )
      this.#around.behind(back.catch((fault: unknown) => logFault('withdraw', fault)))
    }
  }

  #ask(wanted: Wanted): 'ask' {
    this.#wanted = wanted
    return 'ask'
  }

  /** How the books stand; after a yes no otherwise than before. */
  async #answered({ asking, claim }: Wanted): Promise<Standing> {
    const before = this.#standing
    if (claim === null || before === null || before === 'away') return this.#books().standing(asking)
    const answered = this.#books().claim(asking, claim, before.beside)
    this.#claims.set(claim.key, answered)
    const told = await answered
    if (!told.ok) return told.standing
    this.#granted.add(claim.key)
    return before
  }

  async #withdraw(key: string): Promise<void> {
    const shown = this.#kept()
    if (shown && claimedIn(shown).some(({ claim }) => claim === key)) return
    await this.#books().withdrawClaim(key)
  }

  /** An offer that stays on the table for long holds its money for longer. */
  #renew({ compiled, session, at }: Here): void {
    const old = claimedIn(session).filter(
      (one) => one.state === 'open' && at.getTime() - Date.parse(one.at) > margin,
    )
    if (this.#isRenewed || old.length === 0 || session.outcome !== null) return
    this.#isRenewed = true
    const keys = old.map(({ claim }) => claim)
    const renewed = this.#books().renewClaims(keys, heldUntil(compiled, at))
    this.#around.behind(renewed.catch((fault: unknown) => logFault('renew', fault)))
  }

  #kept(): Session | null {
    return this.#around.book.log.read(this.#session)?.session ?? null
  }

  #books(): DurableObjectStub<Tenant> {
    const { env } = this.#around
    return env.TENANT.getByName(this.#kept()?.started.tenant ?? '')
  }
}

/**
 * Under any arm that the session could have been in: who is held out counts as exposed only where there was money for
 * the offer that would have been shown.
 */
function anyMayOffer({ rivals = [], ...here }: Here, answer: Answer): boolean {
  const left = unlimited(here.compiled.playbook.budgets)
  const all = new Set([here.compiled, ...rivals.flatMap(({ arms }) => arms)])
  return [...all].some((compiled) => {
    const events = take({ ...here, compiled, left }, answer)
    return events !== null && mayOffer(events, compiled)
  })
}

/** Whether, with money for everything, an offer would be made that needs leave, or consent be asked to hear one. */
function mayOffer(events: readonly Event[], compiled: Compiled): boolean {
  const last = events.at(-1)
  const to = last?.type === 'moved' && !last.back ? compiled.playbook.flow.steps[last.to] : undefined
  return to?.kind === 'permit' || claimIn(events, compiled) !== null
}
