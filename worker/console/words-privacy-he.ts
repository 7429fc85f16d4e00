import type { Sentence } from '#shared/copy/sentence.ts'
import type { privacyWords as en } from './words-privacy-en.ts'

/** What the console says of personal data, in Hebrew. */
export const privacyWords: Record<keyof typeof en, Sentence> = {
  'privacy.title': 'מידע אישי',
  'privacy.lead': 'כל מה ששמור כאן על הלקוח, מכל השיחות.',
  'privacy.download': 'הורדת כל המידע',
  'privacy.erase': 'מחיקת הלקוח',
  'erase.title': 'מחיקת \u2068{customer}\u2069',
  'erase.goes':
    'מה נמחק לתמיד: כל השיחות על מילותיהן, הערות ותיקונים, עובדות, שם וכתובת, אישורים, מכתבים והודעות webhook שטרם נשלחו.',
  'erase.stays':
    'מה נשאר: נתונים מספריים בלי שם, הודעות על פי חוק, ומה ששמור במערכת החיוב ובמערכות אחרות של העסק.',
  'erase.finishes': 'מה שהתבקש ממערכת החיוב, כגון ביטול, מושלם קודם. שיחה פתוחה מסתיימת. לא נשלחת שום הודעה.',
  'erase.final': 'אי אפשר לחזור מזה.',
  'erase.type': 'למחיקה יש להקליד את מזהה הלקוח: \u2068{customer}\u2069',
  'erase.press': 'מחיקה לתמיד',
  'erase.not': 'בלי מחיקה',
  'erase.differs': 'זה אינו מזהה הלקוח, ולכן לא נמחק דבר.',
  'erase.done': 'נמחק',
  'erase.done.lead': 'לא נשמר עוד דבר שמלמד במי מדובר.',
  'erase.going': 'במחיקה',
  'erase.going.lead': 'מבחינת כולם המידע כבר איננו. השארית נמחקת מעצמה, מיד אחרי שזה יושלם:',
  'erase.going.there': 'שורות ודוחות',
  'erased.sessions': 'שיחות',
  'erased.words': 'טקסטים במילים של הלקוח',
  'erased.notes': 'הערות',
  'erased.facts': 'עובדות',
  'erased.addresses': 'כתובות',
  'erased.letters': 'הודעות שלא נשלחו',
  'erased.rows': 'שורות שנותרו בלי שם',
  'erased.cases': 'פניות לטיפול',
  'erased.corrections': 'טקסטים בתיקונים',
  'erased.claims': 'רישומים בספר ההצעות',
  'erased.stuck': 'רישומים שדרשו טיפול',
  'erased.webhooks': 'הודעות webhook',
  'erased.row': 'נמחק',
  'trouble.gone': 'המידע הזה כבר אינו נשמר',
  'trouble.gone.lead':
    'הלקוח נמחק, או שתמו הימים שבהם המידע נשמר. הרשימה עדיין סופרת את הפנייה, בלי לומר של מי הייתה.',
}
