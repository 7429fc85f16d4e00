import type { readingWords as en } from './words-reading-en.ts'

export const readingWords: Record<keyof typeof en, string> = {
  'reading.by': 'זוהה על ידי',
  'reading.by.lexicon': 'המילון',
  'reading.by.model': 'המודל',
  'reading.corrected': 'תיקון',
  'reading.corrected.to': '”{intent}“, סיבות: {reasons}; {at}, {by}',
  'reading.gone': 'כבר אי אפשר לתקן אותו.',
  'reading.correct': 'תיקון הזיהוי',
  'reading.lead': 'מה שקרה נשאר כפי שהיה. ברשימת הפניות הסיבות משתנות רק אם לא נבחרה סיבה בשיחה עצמה.',
  'reading.intent': 'מה נאמר כאן',
  'reading.reasons': 'הסיבות שצוינו במילים אלה',
  'reading.save': 'שמירת התיקון',
  'reading.export': 'תיקוני הזיהוי כקובץ:',
  'trouble.form': 'לא ניתן לקרוא את הטופס',
  'trouble.form.lead': 'הטופס אינו שלנו או שאינו שלם, ולכן לא בוצע דבר.',
  'trouble.words_gone': 'המילים כבר אינן שמורות',
  'trouble.words_gone.lead':
    'מילים חופשיות נשמרות 30 יום. לאחר מכן אין איך לקרוא אותן שוב, ולכן הזיהוי נשאר כפי שהוא.',
  'trouble.reason': 'אין סיבה כזאת',
  'trouble.reason.lead': 'בתסריט של השיחה הזאת אין סיבה בשם הזה, ולכן הזיהוי לא תוקן.',
}
