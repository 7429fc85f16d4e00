/** What the console says of receipts, of the letters that carry them, and of cancellations taken back. */
export const receiptWords = {
  'effect.take_back': 'מחיקת הביטול בחיוב',
  'effect.notify.undone': 'שליחת עדכון אחרי שהביטול נמחק',
  'happened.undo_asked': 'התבקשה חזרה מהביטול',
  'happened.effect_unsent': '{effect}: לא נשלח ({why})',
  'unsent.no_address': 'אין כתובת דואר; המכתב נמצא בכתובת של האישור',
  'unsent.address_stopped': 'משלוח לכתובת הזאת הופסק; המכתב נמצא בכתובת של האישור',
  'unsent.no_mail': 'העסק אינו שולח דואר; המכתב נמצא בכתובת של האישור',
  'taken_back.waiting': 'החזרה מהביטול ממתינה',
  'taken_back.done': 'הביטול נמחק',
  'taken_back.failed': 'החזרה מהביטול נכשלה',
  'taken_back.at': 'מועד החזרה מהביטול',
} as const
