import { createServer } from 'node:net'

/** The port itself when nobody listens there, any free one for 0, and null when it is taken. */
export function freePort(wanted: number): Promise<number | null> {
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  const server = createServer()
  server.on('error', (error: NodeJS.ErrnoException) =>
    error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
  )
  server.listen(wanted, '127.0.0.1', () => {
    const address = server.address()
    const port = address && typeof address === 'object' ? address.port : null
    server.close(() => resolve(port))
  })
  return promise
}
