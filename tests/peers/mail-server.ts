/** A real SMTP server on a free port of this machine, which keeps what it is sent and refuses as an address tells it to. */
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { Certificate } from './certificate.ts'

export interface Received extends ParsedMail {
  raw: string
  /** Whom the envelope names: what a server acts by, whatever the letter says of itself. */
  envelope: { from: string; to: string[] }
  isSecure: boolean
  user: string | null
}

export interface MailServer {
  port: number
  letters: Received[]
  /** Connections so far. */
  knocks: () => number
  /** Whether it takes nothing for now. */
  isDown: boolean
  close(): Promise<void>
}

export type Security = 'tls' | 'starttls' | 'none'
export const account = { user: 'parley', password: 'pass wörd' }

const refusal = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code })

/** By the beginning of an address. */
const atDoor: Record<string, [number, string]> = {
  hard: [550, '5.1.1 No such user here'],
  policy: [550, '5.7.1 We do not take letters from you'],
  full: [552, '5.2.2 Mailbox is full'],
  soft: [451, '4.7.1 Greylisted, come again'],
}

async function received(stream: AsyncIterable<Buffer>): Promise<ParsedMail & { raw: string }> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  return { ...(await simpleParser(bytes)), raw: bytes.toString('latin1') }
}

export async function startMailServer(security: Security, certificate: Certificate): Promise<MailServer> {
  const letters: Received[] = []
  let knocks = 0
  const mail = { isDown: false }
  const options: SMTPServerOptions = {
    ...certificate,
    secure: security === 'tls',
    // Nobody signs in before it is secure, as a careful server has it; the plain one takes no names at all.
    disabledCommands: security === 'none' ? ['STARTTLS', 'AUTH'] : [],
    authOptional: security === 'none',
    authMethods: ['PLAIN'],
    closeTimeout: 100,
    disableReverseLookup: true,
    onConnect(_, done) {
      knocks++
      done(mail.isDown ? refusal(421, 'Closed for now') : null)
    },
    onAuth({ username, password }, _, done) {
      const isKnown = username === account.user && password === account.password
      return isKnown ? done(null, { user: username }) : done(refusal(535, '5.7.8 Who are you?'))
    },
    onRcptTo({ address }, _, done) {
      const no = atDoor[address.split('-')[0] ?? '']
      done(no ? refusal(...no) : null)
    },
    onData(stream, { envelope: { mailFrom, rcptTo }, secure, user }, answer) {
      const from = mailFrom === false ? '' : mailFrom.address
      const envelope = { from, to: rcptTo.map(({ address }) => address) }
      const take = async (): Promise<Error | null> => {
        const mail = await received(stream)
        if (envelope.to[0]?.startsWith('spam')) return refusal(554, '5.6.0 We do not like what it says')
        letters.push({ ...mail, envelope, isSecure: secure, user: user ?? null })
        return null
      }
      void take().then(answer, answer)
    },
  }
  const server = new SMTPServer(options)
  // A customer that breaks off is none of the server's troubles.
  server.on('error', () => undefined)
  const listening = server.listen(0, 'localhost')
  await once(listening, 'listening')
  return Object.assign(mail, {
    port: (listening.address() as AddressInfo).port,
    letters,
    knocks: () => knocks,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  })
}

/** Something that answers on a port and is no mail server: says what it is told to, then what comes, nothing more. */
export async function startOddServer(says: string | null, thenHangsUp = false) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    // Unread, its end would never be seen.
    socket.resume()
    if (says !== null) socket.write(says)
    if (thenHangsUp) socket.end()
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
    })
  return { port: (server.address() as AddressInfo).port, close }
}
