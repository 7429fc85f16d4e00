/** What some say instead of pressing, by reason: each is heard by our own phrases. */
export const ownWords: Readonly<
  Record<string, Readonly<Record<'en' | 'he', readonly [string, ...string[]]>>>
> = {
  price: {
    en: ['It is too expensive for me.', 'The price is too high for what I get.'],
    he: ['זה יקר מדי.', 'המחיר גבוה מדי.'],
  },
  unused: {
    en: ['I never use it.', 'I do not use it enough.'],
    he: ['אני לא משתמש בזה.', 'אין לי שימוש בזה.'],
  },
  product: {
    en: ['It is missing features that I need.', 'It crashes all the time.'],
    he: ['זה לא עובד.', 'חסרות תכונות.'],
  },
  service: {
    en: ['Support never answered me.', 'Nobody replied to my emails.'],
    he: ['השירות גרוע.', 'אף אחד לא ענה לי.'],
  },
  competitor: {
    en: ['I am switching to a competitor.', 'I found something better.'],
    he: ['עברתי למתחרים.', 'מצאתי משהו טוב יותר.'],
  },
}
