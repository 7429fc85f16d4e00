import type { Words } from './words.ts'
import { yearHe } from './words-year.ts'

const plural = new Intl.PluralRules('he')

function payments(cycles: number): string {
  const form = plural.select(cycles)
  if (form === 'one') return 'בתשלום הקרוב'
  return form === 'two' ? 'בכל אחד משני התשלומים הקרובים' : `בכל אחד מ־${cycles} התשלומים הקרובים`
}

export const he: Words = {
  locale: 'he-IL',
  direction: 'rtl',
  tagline: 'רשימות ותוכניות לעבודה משותפת',
  skip: 'דילוג אל החשבון',
  nav: { label: 'עמודים', account: 'החשבון', mailbox: 'תיבת הדואר', language: 'שפה' },
  account: {
    title: 'החשבון שלך',
    plan: (name) => `תוכנית ${name}`,
    perPeriod: { month: 'לחודש', year: 'לשנה' },
    afterTrial: 'לאחר תקופת הניסיון',
    since: 'תחילת המנוי',
    dates: {
      renews: 'החידוש הבא',
      paidUntil: 'שולם עד',
      trialUntil: 'תקופת הניסיון עד',
      ends: 'סיום המנוי',
      resumes: 'חזרה לפעילות',
    },
    use: 'שימוש',
    useOf: (percent) => `${percent} ממה שהתוכנית מאפשרת`,
    nextPlan: 'התוכנית הבאה',
    nextPlanOf: (plan, day) => `${plan}, החל ב־${day}`,
    nextPeriod: 'התשלום',
    nextPeriodOf: {
      month: (day) => `אחת לחודש, החל ב־${day}`,
      year: (day) => `אחת לשנה, החל ב־${day}`,
    },
    discount: 'הנחה',
    discountOf: (off, cycles) => `${off} הנחה ${payments(cycles)}`,
    credit: 'זיכוי',
    creditOf: (amount) => `${amount}, לניצול בתשלום הבא`,
    benefit: 'תוספת',
    benefitUntil: (name, day) => `${name}, עד ${day}`,
    smaller: 'תוכנית קטנה יותר',
    smallerOf: (plan, price) => `${plan}, ${price}`,
    otherPeriod: 'אותה תוכנית אחרת',
    notKnown: 'לא ידוע',
    holds: 'מה כלול בתוכנית',
    cancel: 'ביטול התוכנית שלי',
    cancelNote: 'דבר לא מתבטל לפני אישור.',
  },
  status: {
    active: 'פעיל',
    cancelling: 'בוטל',
    paused: 'מושהה',
    past_due: 'ממתין לתשלום',
    trialing: 'תקופת ניסיון',
  },
  notice: {
    cancelling: (day) => `התוכנית בוטלה. הכול פועל עד ${day}, ולא יהיו עוד חיובים.`,
    ended: (day) => `התוכנית הסתיימה ב־${day}. לא יהיו עוד חיובים.`,
    keep: 'בכל זאת להשאיר את התוכנית',
    paused: (day) => `התוכנית מושהית. לא יהיו חיובים עד לחזרה לפעילות ב־${day}.`,
    pastDue: 'התשלום האחרון לא עבר. התוכנית ממשיכה לפעול בזמן שנעשית פנייה נוספת אל הבנק.',
  },
  mailbox: {
    title: 'תיבת הדואר',
    of: (name) => `מכתבים אל ${name}`,
    empty: 'אין עדיין מכתבים',
    emptyNote: 'לכאן מגיע מה ש־Fernleaf שולחת על התוכנית, למשל אישור על ביטול.',
  },
  demo: {
    title: 'הדגמה',
    about: 'Fernleaf והלקוחות שלה הם המצאה. אפשר לבחור באחד מהם וללחוץ על ״ביטול התוכנית שלי״.',
    signedIn: (name) => `החשבון הפתוח: ${name}`,
    pick: 'החשבון הפתוח',
    noName: 'אין שם בתיק',
    startOver: 'התחלה מחדש',
    startOverNote: 'מחזירה לכל החשבונות את התוכנית הראשונה ומרוקנת את תיבות הדואר. הרישום של Parley נשאר.',
    console: 'אל לוח הבקרה',
    consoleNote: 'כאן רואים כל פנייה לביטול. הכניסה בקישור החד־פעמי שהודפס בהפעלה.',
  },
  people: {
    mara: 'התוכנית הגדולה, שלוש שנים; לקוחות נוספים הגיעו דרך החשבון הזה. קליפורניה.',
    tomas: 'התוכנית האמצעית, שימוש רגיל. מינסוטה, שבה צריך רשות לפני הצעות.',
    noa: 'התוכנית האמצעית, בתשלום שנתי בשקלים. ישראל.',
    eitan: 'התוכנית הקטנה, ללא שימוש זה שבעה שבועות. ישראל.',
    obrien: 'התוכנית הגדולה, שלוש תלונות ושתי פניות פתוחות. בריטניה.',
    jonas: 'התוכנית האמצעית, בתשלום שנתי באירו. גרמניה, שבה הכפתור קודם לכל שיחה.',
    walter: 'שבע שנים בתוכנית הגדולה, בשימוש בעשירית ממנה. פלורידה.',
    priya: 'התוכנית הקטנה, ועלות השירות גבוהה מההכנסה. טקסס.',
    lina: 'בתקופת הניסיון, נותרו חמישה ימים. ניו יורק.',
    sam: 'התשלום האחרון לא עבר. קולורדו.',
    yuki: 'התוכנית הקטנה, בתשלום שנתי ביין. יפן.',
    ruth: 'המנוי כבר בוטל, ואלה ימיו האחרונים. וושינגטון.',
    unknown: 'אין בתיק דבר מלבד התוכנית: לא שם, לא מקום, לא שימוש ולא ותק.',
  },
  year: yearHe,
  trouble: {
    title: 'זה לא הצליח',
    foreign: 'הטופס נשלח מאתר אחר, ולכן דבר לא השתנה.',
    missing: 'אין כאן דבר.',
    back: 'חזרה אל החשבון',
  },
}
