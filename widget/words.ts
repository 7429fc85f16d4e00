/** The few words said when the worker cannot speak. All others arrive finished with the turn. */

/** For the loader: one link, to the tenant's own cancel page. */
export const exitWords = (locale: string) =>
  locale.startsWith('he') ? 'השיחה לא נפתחה. לביטול' : 'The chat did not open. Cancel here'

/**
 * For the chat, until the worker has said its own: title, close; and when it says nothing:
 * what is wrong (no network, no answer), the way out, and another try.
 */
export const chatWords = (locale: string) =>
  locale.startsWith('he')
    ? ['ביטול', 'סגירה', 'אין חיבור לרשת.', 'אין כרגע מענה.', 'ביטול בלי השיחה', 'ניסיון נוסף']
    : [
        'Cancel',
        'Close',
        'You are offline.',
        'The chat does not answer.',
        'Cancel without the chat',
        'Try again',
      ]
