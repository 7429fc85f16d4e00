import type { Language } from '#shared/copy/copy.ts'

interface LetterWords {
  subject: (host: string) => string
  gone: (host: string, at: string) => string
  failing: (host: string, at: string) => string
  locked: (host: string, at: string) => string
  held: string
  how: string
}

/** What the owner of an endpoint is written when it is switched off. */
export const letterWords: Record<Language, LetterWords> = {
  en: {
    subject: (host) => `Webhook switched off: ${host}`,
    gone: (host, at) =>
      `${host} answered on ${at} that it wants no more messages (410 Gone), so the webhook was switched off.`,
    failing: (host, at) =>
      `${host} did not take a message in ten tries over more than three days, so the webhook was switched off on ${at}.`,
    locked: (host, at) =>
      `The webhook to ${host} was switched off on ${at}: its secret cannot be read any more, so no message could be signed. Ask for a new secret before it is switched on.`,
    held: 'Messages are held for 30 days. When the webhook is switched on again, they are sent in their order.',
    how: 'The console lists every try under Webhooks, and the webhook can be switched on there.',
  },
  he: {
    subject: (host) => `‏Webhook כובה: \u2068${host}\u2069`,
    gone: (host, at) =>
      `השרת \u2068${host}\u2069 השיב ב־${at} שאינו רוצה עוד הודעות (410 Gone), ולכן ה־webhook כובה.`,
    failing: (host, at) =>
      `השרת \u2068${host}\u2069 לא קיבל הודעה אחת בעשרה ניסיונות לאורך יותר משלושה ימים, ולכן ה־webhook כובה ב־${at}.`,
    locked: (host, at) =>
      `ה־webhook אל \u2068${host}\u2069 כובה ב־${at}: אי אפשר עוד לקרוא את הסוד שלו, ולכן לא היה אפשר לחתום על הודעות. לפני ההדלקה יש לבקש סוד חדש.`,
    held: 'הודעות נשמרות 30 יום. עם ההדלקה מחדש הן נשלחות לפי הסדר.',
    how: 'בקונסולה, תחת Webhooks, מופיע כל ניסיון, ושם אפשר להדליק את ה־webhook מחדש.',
  },
}
