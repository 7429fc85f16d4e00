import type { Correction } from '#shared/engine/corrections.ts'
import type { Note } from '#shared/engine/exit-notes.ts'
import type { Desk } from './desk.ts'
import type { Told } from './knock.ts'
import { within } from '../patience.ts'
import { patienceForEffect } from './patience.ts'

/** Support's word on how words were read, and on to the tenant's object; what happened stays as it was. */
export async function correct(desk: Desk, id: string, correction: Correction): Promise<Told<object>> {
  const told = desk.book.corrected(id, correction, new Date())
  if (!told.ok) return told
  desk.atomically(() => desk.write(id, [told.event]))
  await within(patienceForEffect, desk.outbox.run('notices', Date.now))
  return { ok: true }
}

/** What support writes down of an exit; it stays here, and the console reads it from here. */
export function note(desk: Desk, id: string, written: Note): Told<object> {
  const told = desk.book.noted(id, written, new Date())
  if (told.ok) desk.atomically(() => desk.write(id, [told.event]))
  void desk.schedule()
  return told
}
