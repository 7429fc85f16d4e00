import type { objections as english } from './objections-en.ts'
import type { Sentence } from './sentence.ts'

export const objections: Record<keyof typeof english, Sentence> = {
  'objection.already_decided': 'ההחלטה ברורה. לחיצה אחת למטה והביטול הושלם.',
  'objection.too_expensive.discount': 'אחרי {length} המחיר שוב היה {price}, וזה לא היה פותר את העניין.',
  'objection.too_expensive.pause': 'אחרי ההקפאה המחיר שוב היה {price}, וזה לא היה פותר את העניין.',
  'objection.too_expensive.credit': 'הזיכוי היה חד־פעמי, והמחיר היה נשאר {price}.',
  'objection.too_expensive.new_price': 'ברור: המחיר עדיין היה {price}.',
  'objection.too_expensive.same_price': 'המחיר היה נשאר {price}, וזה לא היה פותר את העניין.',
  'objection.too_short.discount': 'נכון: אחרי {until} המחיר שוב היה {price}.',
  'objection.too_short.pause': 'נכון: ההקפאה הייתה נמשכת עד {until} לכל המאוחר.',
  'objection.too_short.until': 'נכון: זה היה נגמר ב־{until}.',
  'objection.too_short.credit': 'נכון: הזיכוי היה מקוזז מחשבונית אחת בלבד.',
  'objection.no_trust': 'כל מה שמוסכם נכתב באישור, האישור מחייב אותנו, ואפשר לסיים בכל עת.',
  'objection.no_trust.year': 'כל מה שמוסכם נכתב באישור, עם המחיר והתאריכים, והאישור מחייב אותנו.',
  'objection.wants_function': 'מה שחסר לך נרשם כלשונו.',
  'objection.wants_function.less': 'זה היה גורע {loses}, ולא מוסיף את מה שחסר לך.',
  'objection.wants_function.not_added': 'זה לא היה מוסיף את מה שחסר לך; הדברים נרשמו כלשונם.',
  'objection.too_complicated': 'מובן, אפשר להשאיר את זה: בלי הסכמה שלך דבר מזה לא חל.',
  'objection.too_complicated.guided_help': 'זה היה דורש גם מזמנך, ולא היה הופך את זה לפשוט יותר.',
  'objection.not_now': 'זה בסדר: בלי הסכמה שלך דבר מזה לא מתחיל.',
  'objection.case_open': 'הפנייה כבר פתוחה ומטופלת בכל מקרה, גם אחרי ביטול. תשובה תגיע עד {due}.',
  'objection.noted': 'הבנו: זה לא מה שנחוץ.',
}
