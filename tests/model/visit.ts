/** One visit of one customer: in one tab or two, by the chat or by the plain page, and perhaps back again. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Turn } from '#shared/protocol/turn.ts'
import { chanceOf, type Chance } from '#shared/simulate/chance.ts'
import { answerBy } from './answers.ts'
import type { Client, Told } from './client.ts'
import type { Heard, Left, Opened, Strayed, Twins } from './evidence.ts'
import { addressOf, type Visit } from './plan.ts'
import { Since, TurnedAway, type Interruptions } from './turned.ts'
import { knockWrongly, tokenOf } from './tokens.ts'

export interface Saw {
  opened: Opened[]
  heard: Heard[]
  twins: Twins[]
  left: Left[]
  strayed: Strayed[]
  /** One line for each thing that was sent and answered. */
  history: string[]
}

interface Tab {
  ticket: string
  session: string
  turn: Turn
  since: Since
}

/** Times somebody comes again who was turned away, and milliseconds between them: more than a wrong clock stays wrong. */
const mostComings = 12
const pause = 400

/** Sends until answered; what it sees goes into `saw`. */
export class Visitor {
  readonly #client: Client
  readonly #visit: Visit
  readonly #chance: Chance
  readonly #saw: Saw
  readonly #around: Interruptions

  constructor(client: Client, visit: Visit, seed: number, saw: Saw, around: Interruptions) {
    this.#client = client
    this.#visit = visit
    this.#chance = chanceOf(seed, visit.name)
    this.#saw = saw
    this.#around = around
  }

  async comes(): Promise<void> {
    if (this.#chance.happens(10)) this.#saw.strayed.push(...(await knockWrongly(this.#client, this.#who())))
    for (let coming = 1; ; coming++) {
      try {
        return await this.#walksThrough()
      } catch (fault) {
        if (!(fault instanceof TurnedAway) || coming === mostComings) throw fault
        this.#notes(`${this.#visit.tenant} ${this.#visit.customer} comes again: ${fault.message}`)
        await delay(pause)
      }
    }
  }

  async #walksThrough(): Promise<void> {
    if (this.#visit.way === 'exit') return this.#leavesByPage()
    const tabs = [await this.#opens()]
    if (this.#visit.tabs === 2) tabs.push(await this.#opens())
    const [first] = tabs as [Tab]
    for (let count = 0; count < this.#visit.answers && first.turn.outcome === null; count++) {
      await this.#answers(tabs)
    }
    if (this.#visit.ending === 'leaves') await this.#leaves(first)
    await this.#looks(first)
    if (this.#visit.undoes && first.turn.outcome === 'cancelled') await this.#undoes(first)
  }

  /** All tabs at once; what they say to the same turn may be the same or not. */
  async #answers(tabs: Tab[]): Promise<void> {
    const { tenant } = this.#visit
    const same = answerBy(this.#chance, tabs[0]!.turn, tenant)
    const given = tabs.flatMap((tab) => {
      const answer = this.#chance.happens(50) ? same : answerBy(this.#chance, tab.turn, tenant)
      return answer ? [{ tab, answer }] : []
    })
    const [one, other] = given
    const { number: turn } = tabs[0]!.turn
    const areTwins =
      one?.answer === other?.answer &&
      one?.tab.session === other?.tab.session &&
      other?.tab.turn.number === turn
    const told = await Promise.all(given.map(({ tab, answer }) => this.#says(tab, answer)))
    if (areTwins)
      this.#saw.twins.push({ session: tabs[0]!.session, turn, told: told.map(({ text }) => text) })
  }

  async #says(tab: Tab, answer: Answer): Promise<Told> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${tab.ticket}` }
    const body = JSON.stringify({ turn: tab.turn.number, answer })
    const told = await this.#call('/v1/sessions/current', { method: 'POST', headers, body })
    const said = JSON.parse(told.text) as { turn?: Turn }
    this.#notes(`${tab.session} turn ${tab.turn.number} ${JSON.stringify(answer)} ${told.status}`)
    if (!said.turn) throw tab.since.refusal(told.status, `an answer was met with ${told.status} ${told.text}`)
    tab.turn = said.turn
    this.#hears(tab)
    return told
  }

  /** From wherever they stand: two answers, and it is over. */
  async #leaves(tab: Tab): Promise<void> {
    await this.#looks(tab)
    const { input, outcome } = tab.turn
    if (outcome !== null) return
    let answers = 0
    if (input?.type !== 'confirm') answers += await this.#counts(tab, { type: 'leaving' })
    answers += await this.#counts(tab, { type: 'accepted' })
    // So much time has gone by that the conversation was over.
    if (tab.since.clockWasSet() && tab.turn.outcome === 'abandoned') return
    this.#saw.left.push({
      session: tab.session,
      from: input?.type ?? 'nothing',
      answers,
      outcome: tab.turn.outcome,
    })
  }

  /** One more answer, or so many that it is too many. */
  async #counts(tab: Tab, answer: Answer): Promise<number> {
    return (await this.#says(tab, answer)).status === 200 ? 1 : 9
  }

  /** As a page that was reloaded. */
  async #looks(tab: Tab): Promise<void> {
    const headers = { authorization: `Bearer ${tab.ticket}` }
    const { status, text } = await this.#call('/v1/sessions/current', { headers })
    if (status !== 200) throw tab.since.refusal(status, `a look was met with ${status} ${text}`)
    tab.turn = (JSON.parse(text) as { turn: Turn }).turn
    this.#hears(tab)
  }

  async #opens(): Promise<Tab> {
    const { locale, tenant, customer } = this.#visit
    const since = this.#since()
    const body = JSON.stringify({ token: await tokenOf(this.#who()), locale, key: crypto.randomUUID() })
    const headers = { 'content-type': 'application/json' }
    const asked = Date.now()
    const { status, text } = await this.#call('/v1/sessions', { method: 'POST', headers, body })
    if (status !== 201) throw since.refusal(status, `a token was met with ${status} ${text}`)
    const { ticket, turn } = JSON.parse(text) as { ticket: string; turn: Turn }
    const tab = { ticket, turn, session: sessionIn(ticket), since }
    this.#saw.opened.push({ tenant, customer, session: tab.session, asked, told: Date.now() })
    this.#notes(`${tab.session} opened at turn ${turn.number}`)
    this.#hears(tab)
    return tab
  }

  async #leavesByPage(): Promise<void> {
    const since = this.#since()
    const token = await tokenOf(this.#who())
    const page = await this.#call(`/exit?lang=${this.#visit.locale}&token=${token}`)
    const pass = /name="pass" value="([^"]+)"/.exec(page.text)?.[1]
    if (!pass) throw since.refusal(page.status, `the plain page was met with ${page.status}`)
    const { status } = await this.#call('/exit', {
      method: 'POST',
      body: new URLSearchParams({ pass, lang: 'en' }),
    })
    this.#notes(`${this.#visit.tenant} ${this.#visit.customer} plain page ${status}`)
    if (status !== 200) throw since.refusal(status, `leaving by the plain page was met with ${status}`)
  }

  async #undoes({ turn, session }: Tab): Promise<void> {
    const path = /\/receipt\/[\w-]{86}/.exec(JSON.stringify(turn.receipt))?.[0]
    if (!path) throw new Error(`${session} has no receipt's address`)
    const { status } = await this.#call(path, { method: 'POST' })
    this.#notes(`${session} taken back ${status}`)
  }

  #who() {
    const { tenant, customer } = this.#visit
    const email = addressOf(tenant, customer)
    return { tenant, customer, clock: this.#around.clock, ...(email !== null && { email }) }
  }

  #since(): Since {
    return new Since(this.#around, this.#visit)
  }

  #call(path: string, init?: RequestInit): Promise<Told> {
    return this.#client.call(this.#visit.tenant, path, init)
  }

  #hears({ session, turn: { number: turn, outcome } }: Tab): void {
    this.#saw.heard.push({ session, turn, outcome })
  }

  #notes(line: string): void {
    this.#saw.history.push(`${new Date().toISOString()} ${line}`)
  }
}

const sessionIn = (ticket: string): string =>
  (JSON.parse(Buffer.from(ticket.split('.')[1] ?? '', 'base64url').toString()) as { session: string }).session
