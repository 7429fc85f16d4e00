import { plain } from './plain.ts'

/** UTF-16 code units that are read. */
const longestRead = 2000

const end =
  '(?:cancel\\w{0,9}|unsubscrib\\w{0,4}|leave|leaving|stop(?:ping)? (?:it|this|my \\w{1,14}|paying|the \\w{1,14})|quit|get out)'
const hebrewEnd = '(?:ל?בטל|ביטול|הביטול|לעזוב|להתנתק|התנתקות|לצאת|לסיים)'

/** Words that speak of the exit itself: that it is hard to find, long, or has to be asked for again and again. */
const trouble: readonly RegExp[] = [
  new RegExp(
    `(?<![a-z])(?:${[
      `(?:can'?t|cannot|can not|couldn'?t|could not|unable to|impossible to|no (?:way|button|option|link) (?:to|for)|not (?:able|possible) to) (?:\\w{1,10} ){0,4}${end}`,
      `(?:so |too |very |this |really |incredibly )?(?:hard|difficult|complicated|annoying|painful|a (?:nightmare|pain|struggle|fight)) (?:just )?(?:to|it is to) (?:\\w{1,10} )?${end}`,
      `(?:tried|trying|attempted|asked|asking|requested|been trying|called|wrote|emailed)(?: you)? (?:\\w{1,10} ){0,3}to ${end}[^.!?]{0,24}?(?:times|twice|again|before|already|for (?:\\w{1,8} )?(?:weeks?|months?|days|hours|ages))`,
      `(?:the|your|this) (?:cancell?(?:ation|ing)|unsubscribe|exit) (?:process|flow|page|button|procedure)`,
      `(?:why|so|too|this|how) (?:are there |do you ask |is this |am i asked )?(?:so |too )?many (?:questions|steps|screens|pages|clicks|hoops)`,
      `(?:stop|enough|quit|no more|done) (?:asking|questioning|with the (?:questions|offers)|questions)`,
      `(?:just|please|simply) let me (?:\\w{1,8} )?${end}`,
      `(?:jump(?:ing)?|go(?:ing)?) through (?:\\w{1,8} )?hoops`,
      `(?:second|third|fourth|\\d(?:nd|rd|th)) time (?:i|we|i'?m|i am|that i)(?:'?ve| have)? ?(?:\\w{1,10} ){0,3}${end}`,
      `why (?:is it|does it take|do i have to|must i|should i) [^.!?]{0,30}?${end}`,
      `(?:already|thought i(?:'?d| had)?|was sure i) (?:\\w{1,6} )?cancell?ed[^.!?]{0,30}?(?:still|again|charged|weeks?|months?|before|last|twice|didn)`,
    ].join('|')})`,
  ),
  new RegExp(
    `(?<![א-ת])[ושה]{0,2}(?:${[
      `(?:אי אפשר|בלתי אפשרי|לא (?:ניתן|מצליח(?:ה|ים)?|הצלחתי|הצלחנו|נותנים|מאפשרים|נתנו)|אין (?:דרך|כפתור|אפשרות|איך)) (?:\\S{1,8} ){0,2}${hebrewEnd}`,
      `(?:קשה|מסובך|סיוט|מתיש|מעצבן|בלגן|סבל) (?:\\S{1,6} )?${hebrewEnd}`,
      `(?:ניסיתי|ניסינו|ביקשתי|ביקשנו|מנסה|מנסים|מבקש(?:ת|ים)?|התקשרתי|פניתי|כתבתי) (?:\\S{1,8} ){0,3}${hebrewEnd}[^.!?]{0,24}?(?:פעמים|פעמיים|שוב|כבר|מזה|במשך)`,
      `(?:כבר|זו) (?:\\S{1,6} )?(?:הפעם|פעם) ה?(?:שנייה|שניה|שלישית|רביעית|חמישית|\\S{2,8}) ש(?:אני )?(?:\\S{1,8} ){0,2}${hebrewEnd}`,
      `(?:תהליך|הליך|דף|כפתור|מסך) ה?(?:ביטול|התנתקות|יציאה)`,
      `(?:למה|כל כך|יותר מדי|כמה|עוד) (?:\\S{1,6} )?(?:הרבה )?(?:שאלות|שלבים|מסכים|לחיצות)`,
      `(?:די|מספיק|תפסיקו) (?:כבר )?(?:עם |לשאול|לחקור|את )?ה?(?:שאלות|חקירות|לשאול)`,
      `(?:רק |פשוט )?(?:תנו|תן|תני) לי (?:\\S{1,6} )?${hebrewEnd}`,
      `למה (?:זה )?(?:כל כך )?(?:קשה|מסובך|לוקח|צריך) [^.!?]{0,24}?${hebrewEnd}`,
      `כבר ביטלתי`,
    ].join('|')})`,
  ),
]

export function speaksOfExit(text: string): boolean {
  const words = plain(text.slice(0, longestRead)).slice(0, longestRead)
  return trouble.some((one) => one.test(words))
}
