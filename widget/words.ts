/** The few words said when the worker cannot speak. All others arrive finished with the turn. */

/** For the loader: one link, to the tenant's own cancel page. */
export const exitWords = (locale: string) =>
  /^he/.test(locale) ? 'הצ׳אט לא נפתח. לביטול' : 'The chat did not open. Cancel here'

/** For the chat: its frame before the worker has named it, and what is said when the worker does not answer. */
export const chatWords = (locale: string) =>
  /^he/.test(locale)
    ? {
        direction: 'rtl' as const,
        title: 'ביטול המינוי',
        close: 'סגירה',
        offline: 'אין חיבור לרשת. מה שנכתב כאן נשמר.',
        silent: 'אין כרגע מענה בצ׳אט. מה שנכתב כאן נשמר.',
        refused: 'אי אפשר להמשיך כרגע בצ׳אט.',
        exit: 'ביטול בלי הצ׳אט',
        retry: 'ניסיון נוסף',
      }
    : {
        direction: 'ltr' as const,
        title: 'Cancellation',
        close: 'Close',
        offline: 'You are offline. What you wrote here is kept.',
        silent: 'The chat is not answering. What you wrote here is kept.',
        refused: 'The chat cannot go on right now.',
        exit: 'Cancel without the chat',
        retry: 'Try again',
      }
