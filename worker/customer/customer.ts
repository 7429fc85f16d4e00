import { DurableObject } from 'cloudflare:workers'
import type { Later } from '#shared/engine/cancellation.ts'
import type { Correction } from '#shared/engine/corrections.ts'
import type { Note } from '#shared/engine/exit-notes.ts'
import type { Given as Survey } from '#shared/engine/survey-answers.ts'
import type { Push, Stated } from '#shared/facts/stated.ts'
import type { Env } from '../env.ts'
import { logFault } from '../errors.ts'
import { migrate } from '../migrate.ts'
import { quiet } from '../quiet.ts'
import type { StuckRow } from '../tenant/stuck-list.ts'
import { keepChange } from './billing-changes.ts'
import type { Recorded } from './book.ts'
import { whatIsDue } from './clock.ts'
import { Desk } from './desk.ts'
import { erase, type Erased } from './erase.ts'
import type { Whom } from './erasure.ts'
import { heldOf, heldSession, type Held, type HeldSession } from './held.ts'
import type { Pushed } from './facts-kept.ts'
import type { Asked, KnownHere } from './known.ts'
import type { Reached, Said } from './contact.ts'
import { migrations } from './migrations.ts'
import type { Given, Knock, Told, Welcome } from './knock.ts'
import { receiptShown, undo, type ReceiptShown } from './receipts.ts'
import { doneByHand, retry, type ByHand } from './stuck.ts'
import { correct, note } from './support.ts'
import { answerSurvey, surveyShown, type SurveyShown } from './surveys.ts'
import { Talk } from './talk.ts'

/**
 * One customer of one tenant. Every session is on the record before anything is answered. What the calls do lies
 * beside: `talk.ts` for the customer, `support.ts` for the console, `clock.ts` for what falls due, `desk.ts` for what is
 * kept.
 */
export class Customer extends DurableObject<Env> {
  readonly #desk: Desk
  readonly #talk: Talk

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    migrate(ctx.storage, migrations)
    this.#desk = new Desk(ctx, env)
    this.#talk = new Talk(this.#desk)
  }

  /** Begins a session, or goes on with the open one. A token opens one door, once. */
  begin(knock: Knock): Promise<Told<Welcome>> {
    return this.#talk.begin(knock)
  }

  /** Where a session stands, for a page that was reloaded. */
  async current(id: string, locale: string): Promise<Told<Welcome>> {
    await this.#desk.book.addresses.make(id)
    return this.#desk.book.welcome(id, locale)
  }

  /**
   * One answer to one turn. Sent twice, it counts once and brings the same bytes; any other answer to a turn that is
   * no longer on the table brings the one that is.
   */
  answer(id: string, given: Given): Promise<Told<{ bytes: string }>> {
    return this.#talk.answer(id, given)
  }

  /** The plain way out: one press and it is cancelled, whatever the steps and the widget are doing. */
  exit(knock: Knock, named: Later | null): Promise<Told<Welcome>> {
    return this.#talk.exit(knock, named)
  }

  /** The receipt of a session, for whoever has its address. */
  async receipt(id: string): Promise<Told<{ receipt: ReceiptShown }>> {
    return receiptShown(this.#desk.book, id, new Date())
  }

  /** Takes the cancellation of a session back, once, as long as there is something to take back. */
  undo(id: string): Promise<Told<object>> {
    return undo(this.#desk, id, new Date())
  }

  /** The survey of a session, for whoever has its address. */
  async survey(id: string): Promise<Told<{ survey: SurveyShown }>> {
    return surveyShown(this.#desk, id, new Date())
  }

  /** What was sent from the page of a survey; null is not to be asked again. */
  async answerSurvey(id: string, given: Survey | null): Promise<Told<object>> {
    return answerSurvey(this.#desk, id, given, new Date())
  }

  /** Everything on the record of one session, for the console. */
  async record(id: string, locale: string): Promise<Told<Recorded>> {
    return this.#desk.book.recorded(id, locale)
  }

  correct(id: string, correction: Correction): Promise<Told<object>> {
    return correct(this.#desk, id, correction)
  }

  async note(id: string, written: Note): Promise<Told<object>> {
    return note(this.#desk, id, written)
  }

  /** A person asks for one more try of an effect. @returns how it stands then; null where there is no such effect. */
  retryEffect(key: string): Promise<StuckRow | null> {
    return retry(this.#desk, key)
  }

  /** A person has done it themselves, at the provider's own pages. */
  doneByHand(key: string, hand: ByHand): Promise<StuckRow | null> {
    return doneByHand(this.#desk, key, hand)
  }

  /** What is known of the customer now, by their token, by billing and by what was pushed; and what they have asked for. */
  known(asked: Asked): Promise<KnownHere> {
    return this.#talk.known(asked)
  }

  /** Billing says that something about a subscription has changed, at a moment by its own clock. */
  billingTold(subscription: string, occurred: string): Promise<void> {
    return keepChange(this.#desk, subscription, occurred)
  }

  /** What the tenant states: nothing older than what is known counts. */
  async push(push: Push): Promise<Pushed> {
    const { facts, erasure } = this.#desk
    const pushed = this.#desk.atomically(() => facts.push(push, erasure.at()))
    await this.#desk.schedule()
    return pushed
  }

  async pushed(): Promise<Stated[]> {
    return this.#desk.facts.all()
  }

  /** How the customer is written to; null is not to be written to at all. */
  async reach(said: Said | null): Promise<void> {
    const { contact } = this.#desk.book
    this.#desk.atomically(() => {
      if (said === null) return contact.forget()
      contact.keep(said.email, Date.now(), this.#desk.retention().statedDays)
      if (said.stopped !== undefined) contact.stop(said.email, said.stopped)
    })
    await this.#desk.schedule()
  }

  async reached(): Promise<Reached | null> {
    return this.#desk.book.contact.get()
  }

  /** Takes away all that is known of the customer: see `erase.ts`. */
  erase(whom: Whom): Promise<Erased> {
    return erase(this.#desk, whom)
  }

  /** Everything there is about the customer here, but for the sessions. */
  async held(): Promise<Held> {
    return heldOf(this.#desk)
  }

  /** Everything there is of one session; null where there is nothing. */
  async heldSession(id: string): Promise<HeldSession | null> {
    return heldSession(this.#desk, id)
  }

  /** Never throws: an alarm that throws is tried a few times, then forgotten. */
  override async alarm(): Promise<void> {
    await whatIsDue(this.#desk)
    await this.#desk.schedule().catch((fault: unknown) => logFault('schedule', fault))
  }
}

quiet(Customer)
