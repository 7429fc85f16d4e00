/** Milliseconds that a `Retry-After` asks for; a date, or anything else that is no short count of seconds, is not believed. */
export const waitOf = (header: string | null): number | null =>
  header !== null && /^\d{1,4}$/.test(header) ? Number(header) * 1000 : null
