import type { Sentence } from './sentence.ts'
import type { styles as english } from './styles-en.ts'

export const styles: Record<keyof typeof english, Sentence> = {
  'heard.short.brief': 'נרשם: ”{text}“.',
  'heard.stays.brief': 'נרשם. השאלה שלמטה פתוחה, וגם הדרך החוצה.',
  'sorry.service.brief': 'ביקשת עזרה ולא קיבלת. זה עלינו.',
  'sorry.product.brief': 'זה היה אמור לעבוד, ולא עבד.',
  'sorry.competitor.brief': 'הגיוני. הנה מה שיש אצלנו, להשוואה.',
  'sorry.price.brief': 'ברור: המחיר גבוה ממה שזה שווה לך.',
  'sorry.unused.brief': 'ברור: אין טעם לשלם על מה שאינו בשימוש.',
  'offer.second.brief': 'הבנו. עוד דבר אחד, והוא האחרון.',
  'parting.closing.brief': 'בהצלחה בהמשך הדרך.',
  'parting.other.brief': 'זה הכול.',

  'heard.short.warm': 'כתבת: ”{text}“. זה נרשם, ותודה על הפתיחות.',
  'heard.long.warm': 'תודה על הזמן שהוקדש לכתיבת הדברים. הם נרשמו מילה במילה.',
  'heard.stays.warm': 'תודה על השיתוף, הדברים נרשמו כלשונם. השאלה שלמטה עדיין פתוחה, וגם הדרך החוצה.',
  'sorry.service.warm': 'פנית אלינו לעזרה ולא קיבלת אותה, ומובן כמה זה מתיש. הכישלון הזה שלנו, לא שלך.',
  'sorry.product.warm': 'סמכת על המוצר, והוא אכזב. זה לא היה צריך לקרות.',
  'sorry.competitor.warm': 'טבעי להסתכל סביב. הנה מה שאפשר לעשות אצלנו, כדי שההשוואה תהיה מלאה.',
  'sorry.price.warm': 'נכון לבדוק את זה מקרוב. אין טעם לשלם יותר ממה שזה שווה לך.',
  'sorry.unused.warm': 'קל להבין את זה, ואין היגיון לשלם על משהו שאינו בשימוש.',
  'offer.second.warm': 'הבנו, ותודה על המחשבה. יש עוד דבר אחד שאפשר לעשות, והוא האחרון שנציע.',
  'parting.closing.warm': 'סגירת עסק אינה דבר פשוט, ויש בנו הערכה לכל העבודה שהושקעה בו. בהצלחה בהמשך הדרך.',
  'parting.moved.warm': 'בהצלחה במעבר, והתחלה טובה במקום החדש.',
  'parting.other.warm': 'זה כל מה שצריך לדעת, ואין צורך להסביר עוד.',
}
