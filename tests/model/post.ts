/** One tenant's mail server, outside the process that is killed: a real one (npm smtp-server), which fails as told. */
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import type { Posted } from './evidence.ts'
import type { MailFault, TenantId } from './plan.ts'

export interface Post {
  port: number
  posted: Posted[]
  fail(fault: MailFault | null): void
  close(): Promise<void>
}

const no = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code })

async function read(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

export async function postOf(tenant: TenantId): Promise<Post> {
  const posted: Posted[] = []
  const lines = new Map<number, Socket>()
  const waiting = new Set<() => void>()
  let fault: MailFault | null = null

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect(_, done) {
      if (fault === 'hang') return void waiting.add(() => done(no(421, 'Asleep')))
      done(fault === 'down' ? no(421, 'Closed for now') : null)
    },
    onRcptTo(_, __, done) {
      if (fault === 'bounce') return done(no(550, '5.1.1 No such user here'))
      done(fault === 'busy' ? no(451, '4.7.1 Come again') : null)
    },
    onData(stream, { envelope: { rcptTo }, remotePort }, answer) {
      const take = async (): Promise<null> => {
        const { messageId = '', text = '' } = await simpleParser(await read(stream))
        const took = fault !== 'cut'
        posted.push({ tenant, id: messageId, to: rcptTo[0]?.address ?? '', text, took, at: Date.now() })
        if (!took) lines.get(remotePort)?.destroy()
        return null
      }
      void take().then(answer, answer)
    },
  })
  server.server.on('connection', (socket: Socket) => {
    const { remotePort } = socket
    if (remotePort === undefined) return
    lines.set(remotePort, socket)
    socket.on('close', () => lines.delete(remotePort))
  })
  // Whoever is killed in the middle of a letter breaks off.
  server.on('error', () => undefined)
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const wake = () => {
    for (const done of waiting) done()
    waiting.clear()
  }
  return {
    port: (listening.address() as AddressInfo).port,
    posted,
    fail(next) {
      fault = next
      if (next !== 'hang') wake()
    },
    close() {
      wake()
      return new Promise((resolve) => {
        server.close(() => resolve())
      })
    },
  }
}
