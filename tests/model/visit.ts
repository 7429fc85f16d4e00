/** One visit of one customer: in one tab or two, by the chat or by the plain page, and perhaps back again. */
import type { Answer } from '#shared/protocol/answer.ts'
import type { Turn } from '#shared/protocol/turn.ts'
import { signToken } from '#worker/identity/sign-token.ts'
import { answerBy } from './answers.ts'
import { subscriptionOf } from './billing-peer.ts'
import { chanceOf, type Chance } from './chance.ts'
import type { Client, Told } from './client.ts'
import type { Heard, Left, Strayed, Twins } from './evidence.ts'
import type { TenantId, Visit } from './plan.ts'
import { signingKeys } from './server.ts'

export interface Saw {
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
}

/** Sends until answered; what it sees goes into `saw`. */
export class Visitor {
  readonly #client: Client
  readonly #visit: Visit
  readonly #chance: Chance
  readonly #saw: Saw

  constructor(client: Client, visit: Visit, seed: number, saw: Saw) {
    this.#client = client
    this.#visit = visit
    this.#chance = chanceOf(seed, visit.name)
    this.#saw = saw
  }

  async comes(): Promise<void> {
    if (this.#chance.happens(10)) await this.#knocksWrongly()
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
    const areTwins = one?.answer === other?.answer && other?.tab.turn.number === turn
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
    if (!said.turn) throw new Error(`an answer was met with ${told.status} ${told.text}`)
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
    tab.turn = (
      JSON.parse((await this.#call('/v1/sessions/current', { headers })).text) as { turn: Turn }
    ).turn
    this.#hears(tab)
  }

  async #opens(): Promise<Tab> {
    const { locale } = this.#visit
    const body = JSON.stringify({ token: await this.#token(), locale, key: crypto.randomUUID() })
    const headers = { 'content-type': 'application/json' }
    const told = await this.#call('/v1/sessions', { method: 'POST', headers, body })
    if (told.status !== 201) throw new Error(`a token was met with ${told.status} ${told.text}`)
    const { ticket, turn } = JSON.parse(told.text) as { ticket: string; turn: Turn }
    const tab = { ticket, turn, session: sessionIn(ticket) }
    this.#notes(`${tab.session} opened at turn ${turn.number}`)
    this.#hears(tab)
    return tab
  }

  async #leavesByPage(): Promise<void> {
    const page = await this.#call(`/exit?lang=${this.#visit.locale}&token=${await this.#token()}`)
    const pass = /name="pass" value="([^"]+)"/.exec(page.text)?.[1]
    if (!pass) throw new Error(`the plain page was met with ${page.status}`)
    const done = await this.#call('/exit', {
      method: 'POST',
      body: new URLSearchParams({ pass, lang: 'en' }),
    })
    this.#notes(`${this.#visit.tenant} ${this.#visit.customer} plain page ${done.status}`)
    if (done.status !== 200) throw new Error(`leaving by the plain page was met with ${done.status}`)
  }

  async #undoes({ turn, session }: Tab): Promise<void> {
    const path = /\/receipt\/[\w-]{86}/.exec(JSON.stringify(turn.receipt))?.[0]
    if (!path) throw new Error(`${session} has no receipt's address`)
    const { status } = await this.#call(path, { method: 'POST' })
    this.#notes(`${session} taken back ${status}`)
  }

  /** Tokens whose time is over or has not come, and one that another tenant signed. */
  async #knocksWrongly(): Promise<void> {
    const { tenant } = this.#visit
    const other: TenantId = tenant === 'alder' ? 'birch' : 'alder'
    const tokens = {
      'over since a moment': await this.#token(-302_000),
      'from ten minutes ahead': await this.#token(600_000),
      'signed by another tenant': await this.#token(0, {
        ...signingKeys[other],
        kid: signingKeys[tenant].kid,
      }),
    }
    for (const [what, token] of Object.entries(tokens)) {
      const body = JSON.stringify({ token, locale: 'en', key: crypto.randomUUID() })
      const { status } = await this.#call('/v1/sessions', { method: 'POST', body })
      if (status !== 401)
        this.#saw.strayed.push({ where: `a token ${what}`, what: `opened ${tenant}: ${status}` })
    }
  }

  #token(shift = 0, key = signingKeys[this.#visit.tenant]): Promise<string> {
    const { tenant, customer } = this.#visit
    const who = { tenant, customer, subscription: subscriptionOf(tenant, customer), mode: 'live' } as const
    return signToken(who, key, new Date(Date.now() + shift))
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
