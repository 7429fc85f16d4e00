/** The same in Hebrew. */
export const objectionWords = {
  'against.already_decided': 'ההחלטה כבר התקבלה',
  'against.no_trust': 'אין אמון בהבטחה',
  'against.wants_function': 'חסרה יכולת במוצר',
  'against.too_complicated': 'מסובך מדי',
  'against.too_short': 'לא נמשך מספיק זמן',
  'against.too_expensive': 'עדיין יקר מדי',
  'against.not_now': 'לא עכשיו',
} as const
