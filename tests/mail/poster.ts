/** Runs in workerd: sends one letter by the settings it is given, and says how that went. */
import { LetterRefused } from '#worker/notify/notifier.ts'
import { openSocket } from '#worker/notify/smtp/socket.ts'
import { smtp } from '#worker/notify/smtp/smtp.ts'
import type { Posted, Posting } from './posting.ts'

async function post({ settings, name, key, letter, patience = 5000 }: Posting): Promise<Posted> {
  try {
    await smtp(settings, { name, key, open: openSocket, now: () => new Date(), patience }).send(letter)
    return { ok: true }
  } catch (fault) {
    const refused = fault instanceof LetterRefused ? { what: fault.what, status: fault.status } : null
    const { name: kind, message } = fault as Error
    return { ok: false, name: kind, message, refused }
  }
}

export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method !== 'POST') return new Response('ready')
    return Response.json(await post(await request.json()))
  },
}
