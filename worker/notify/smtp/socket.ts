import { connect } from 'cloudflare:sockets'
import type { SmtpSettings } from '../mail-settings.ts'
import type { Wire } from './wire.ts'

const transport = { tls: 'on', starttls: 'starttls', none: 'off' } as const

/** To the one host that the settings name, and to no other. */
export async function openSocket({ host, port, security }: SmtpSettings): Promise<Wire> {
  const options = { secureTransport: transport[security], allowHalfOpen: false } as const
  const socket = connect({ hostname: host, port }, options)
  await socket.opened
  return wireOf(socket)
}

function wireOf(socket: Socket): Wire {
  // Said a second time by whatever is read or written.
  socket.closed.catch(() => undefined)
  const reader: ReadableStreamDefaultReader<Uint8Array> = socket.readable.getReader()
  const writer: WritableStreamDefaultWriter<Uint8Array> = socket.writable.getWriter()
  return {
    read: async () => (await reader.read()).value ?? null,
    write: (bytes) => writer.write(bytes),
    async startTls() {
      reader.releaseLock()
      writer.releaseLock()
      // Whose name the certificate must bear was said when the socket was opened.
      const secure = socket.startTls()
      await secure.opened
      return wireOf(secure)
    },
    close: () => socket.close().catch(() => undefined),
  }
}
