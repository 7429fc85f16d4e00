/** The few words said when the worker cannot speak. All others arrive finished with the turn. */

/** For the loader: one link, to the tenant's own cancel page. */
export const exitWords = (locale: string) =>
  locale.startsWith('he') ? 'השיחה לא נפתחה. לביטול' : 'The chat did not open. Cancel here'

/**
 * For the chat, until the worker has said its own: title, close; and when it says nothing:
 * what is wrong (no network, no answer, an answer that only a fresh page can do with), the way out, and another try.
 */
export const chatWords = (locale: string) =>
  locale.startsWith('he')
    ? [
        'ביטול',
        'סגירה',
        'אין חיבור לרשת.',
        'אין כרגע מענה.',
        'יש לרענן את הדף.',
        'ביטול בלי השיחה',
        'ניסיון נוסף',
      ]
    : [
        'Cancel',
        'Close',
        'You are offline.',
        'The chat does not answer.',
        'Reload this page.',
        'Cancel without the chat',
        'Try again',
      ]
