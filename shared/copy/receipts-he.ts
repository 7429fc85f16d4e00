/** What stands on a receipt for good, and what is said when a cancellation is taken back. */
export const receipts = {
  'receipt.from': '{title} · {business}',
  'receipt.address': 'האישור נמצא בכתובת',
  'receipt.signature': 'חתימה',
  'receipt.taken_back': 'מועד החזרה מהביטול',
  'undone.done': 'בוצע: הביטול נמחק, והמנוי ממשיך כרגיל.',
  'undone.waiting': 'הבקשה לחזור מהביטול התקבלה ותקפה מרגע זה. הודעה תישלח כשהיא תושלם, עד {due}.',
  'undone.failed':
    'הבקשה התקבלה, אך מערכת החיוב לא קלטה את החזרה מהביטול. הנושא בטיפול, והודעה תישלח עד {due}.',
  'confirm.taking_back':
    'הבקשה לחזור מהביטול התקבלה ב־{asked}. היא אצלנו, וכשתושלם המנוי ימשיך כרגיל: אין צורך לעשות דבר נוסף.',
  'ended.kept.taking_back': 'דבר לא משתנה: הבקשה מ־{asked} לחזור מהביטול תבוצע.',
  'undo.title': 'לחזור מהביטול?',
  'undo.lead': 'עד סוף {ends} (UTC) אפשר לחזור מהביטול כאן, והמנוי ימשיך כרגיל.',
  'undo.lead.unknown': 'כל עוד המנוי לא הסתיים אפשר לחזור מהביטול כאן, והמנוי ימשיך כרגיל.',
  'undo.press': 'לחזור מהביטול',
  'undo.over': 'המנוי הסתיים ב־{ends} (UTC), ולכן כבר אי אפשר לחזור מהביטול כאן.',
  'undo.superseded':
    'המנוי בוטל פעם נוספת לאחר מכן, ולכן אי אפשר לחזור מהביטול מכאן, אלא מהאישור המאוחר יותר.',
  'undo.broken': 'לא הצלחנו לבצע זאת כעת. אפשר לנסות שוב בעוד רגע.',
  'mail.undone.subject': 'חזרה מביטול המנוי ב־{business}',
  'mail.address': 'האישור נמצא בכתובת הזאת, לשמירה או להדפסה:',
  'mail.address.undo':
    'האישור נמצא בכתובת הזאת, לשמירה או להדפסה. עד סוף {ends} (UTC) אפשר לחזור שם מהביטול:',
  'mail.address.undo.unknown':
    'האישור נמצא בכתובת הזאת, לשמירה או להדפסה. כל עוד המנוי לא הסתיים אפשר לחזור שם מהביטול:',
  'receipts.gone': 'האישור נמחק',
  'receipts.gone.lead': 'המידע שנשמר נמחק, והאישור יחד איתו. עותק שהודפס או נשלח אפשר עדיין לבדוק.',
  'receipts.missing': 'אין אישור בכתובת הזאת',
  'receipts.missing.lead': 'ייתכן שהכתובת נקטעה. כדאי להעתיק אותה במלואה, כפי שהיא במכתב.',
  'receipts.check': 'בדיקת אישור',
  'receipts.check.how': 'איך אפשר לבדוק את האישור',
  'receipts.check.lead':
    'מדביקים את תוכן האישור, מהכותרת עד מספר האישור, ואת החתימה. אין חשיבות למעברי שורה.',
  'receipts.check.text': 'תוכן',
  'receipts.check.signature': 'חתימה',
  'receipts.check.press': 'לבדוק',
  'receipts.check.good': 'התוכן נחתם כאן, ודבר בו לא שונה.',
  'receipts.check.bad': 'החתימה אינה של התוכן הזה: משהו בו שונה, או שהוא נחתם במקום אחר.',
  'receipts.check.keys': 'המפתחות הציבוריים, לבדיקה בלעדינו',
} as const
