/** The few words said when the worker cannot speak. All others arrive finished with the turn. */

const inTongue = <T>(locale: string, en: T, he: T): T => (/^(he|iw)/.test(locale) ? he : en)

/** For the loader: a sentence, and the link to the tenant's own cancel page. */
export const exitWords = (locale: string) =>
  inTongue(
    locale,
    ['The chat can’t be opened right now. ', 'Cancel without it'],
    ['אי אפשר לפתוח את הצ׳אט כרגע. ', 'ביטול בלעדיו'],
  )
