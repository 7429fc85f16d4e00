import { plain } from './plain.ts'

/**
 * Wishes and needs, told from complaints (S1.15): what somebody would like there to be, not what went wrong. Offline,
 * and nothing moves by it. *I wish to cancel* asks for the end, *I wish I had never come* regrets, *I wish it worked*
 * complains; none of them wishes for anything.
 */
export type Wishing =
  /** Nothing else is said. */
  | 'whole'
  /** Something else is said beside it. */
  | 'part'

/** UTF-16 code units that are read. */
const longestRead = 2000

/** Any of these, from the beginning of a word on. */
const english = (...forms: string[]) => new RegExp(`(?<![a-z'])(?:${forms.join('|')})`)
const hebrew = (...forms: string[]) => new RegExp(`(?<![א-ת])[ושה]{0,2}(?:${forms.join('|')})`)

const we = "(?:i|we)(?:'?d| would)?"
/** What a product can have, in place of what is a fault or an accident. */
const feature =
  '(?:option|feature|function|functionality|way|mode|plan|tier|app|version|integration|export|import|report|view|widget|button|filter|search|reminder|template|discount|possibility|ability|support for|setting|language|calendar|sync|api|shortcut|theme)s?'
const asked =
  '(?:had|offered|supported|allowed|let|gave|added|made|included|came|could|would|did|were|was|have|has)'

const wishes: readonly RegExp[] = [
  english(
    `${we} (?:really |just |so |do |only |always )*wish(?:ed)? (?:that )?(?:you|it|there|they|the|this|your|we|i could (?!stay|afford|keep|continue|remain|have stayed|go on))`,
    `wish (?:you|it|there|they|the app|your app) (?:guys |only |also )?${asked}\\b`,
    `if only (?:you|it|there|they|the|this|your|we|i could (?!stay|afford|keep|continue|remain))`,
    `(?:it|that)?(?:'?d| would| could| might) (?:really |also |only )?be (?:so |very |really |much )?(?:great|nice|good|lovely|helpful|useful|cool|awesome|better|perfect|amazing|handy)(?: (?:for me|for us))? (?:if|to have|to see|to be able|having|with)\\b`,
    `(?:would|might) (?:help|be a help)(?: me| us| a lot)* (?:if|to have)\\b`,
    `(?:${we}|would|'d) (?:really |also )?(?:love|like|appreciate|prefer)(?: to (?:see|have|get|be able)\\b(?! (?:cancelled|canceled))| it if\\b| if (?:you|there|it)\\b| an? \\w{1,14} ${feature}\\b| an? ${feature}\\b)`,
    `(?:please|pls|could you|can you|you (?:should|could|might)|why (?:don't|dont|not|can't) you|consider|think about|hoping (?:you(?:'?ll| will)?|for you to)) (?:please |just |really |also |maybe )?(?:add(?:ing)?|introduc(?:e|ing)|includ(?:e|ing)|offer(?:ing)?|support(?:ing)?|bring(?:ing)? back|mak(?:e|ing) (?:it possible|an? |a way)|implement(?:ing)?|build(?:ing)?|creat(?:e|ing))\\b`,
    `(?:feature|product) (?:request|idea|suggestion|wish)`,
    `(?:my|one|a|small|another) (?:suggestion|wish|idea)(?: is| would be|:| -)`,
    `(?:suggestion|wish ?list|idea) ?:`,
    `(?:all|what|the (?:only )?(?:one )?thing|things?)(?: that)? (?:i|we)(?:'?m| am|'?re| are)? (?:really |actually |still )?(?:need(?:ed)?|want(?:ed)?|miss(?:ed|ing)?|lacks?|wish(?:ed)?)(?: most)?(?: from you| here)? (?:is|was|are|were|would be)\\b`,
    `(?:i|we) (?:really |just |only |still |do |badly |also )*(?:need|want) (?:an? |the |some |more |better )(?:\\w{1,14} ){0,3}${feature}\\b`,
    `(?:i|we)(?:'?m| am|'?re| are)? (?:really |still )?(?:miss|missing|lack|lacking) (?:an? |the |some |any )(?:\\w{1,14} ){0,3}${feature}\\b`,
    `(?:there(?:'?s| is) no|you (?:don't|dont|do not) (?:have|offer)|it (?:doesn't|doesnt|does not) have|(?:it|this|the app) (?:needs|lacks|is missing|should have|could use))(?: an?| the| any| some| more)? (?:\\w{1,14} ){0,3}${feature}\\b`,
    `(?:i|we)(?:'?d| would) (?:\\w{1,10} )?(?:come back|return|stay|keep it|pay more|rejoin|be back|continue) (?:if|once|when|as soon as) (?:you|there|it|the)\\b`,
    `(?:i'?ll|we'?ll|i will|we will|i might|might) (?:\\w{1,10} )?(?:come back|return|rejoin|be back) (?:if|once|when|as soon as) (?:you|there|it|the)\\b`,
    `looking forward to (?:an? |the |more |having |seeing )(?:\\w{1,14} ){0,3}${feature}\\b`,
    `hope (?:that )?(?:you|there|they|it)(?:'?ll| will)? (?:one day |someday |soon |also |eventually )?(?:add|have|offer|support|get|introduce|bring|be)\\b`,
  ),
  hebrew(
    '(?:ה?לוואי|הלואי)(?: ש| ו)(?!לא )',
    '(?:אם|לו|אילו) רק (?:הי(?:ה|ו|תה|יתה|יתם)|תוסיפו|אפשר|יכול|הייתם|היו)',
    'רק אם (?:תוסיפו|יהיה|תהיה|יהיו)',
    `חסר(?:ה|ות|ים)? ל(?:י|נו) (?!כסף|זמן|סבלנות|כוח)`,
    'חסר(?:ה|ים|ות)? (?:פה |כאן |באפליקציה |אצלכם |במערכת |לי )*(?:אפשרות|אופציה|פיצ|תכונה|מסלול|תמיכה|כפתור|ייצוא|חיבור|סנכרון|גרסה|חבילה|ממשק|דוח)',
    '(?:היה|יהיה|זה יהיה|יכול להיות|היה יכול להיות) (?:ממש |מאוד |הכי |לי |לנו |יותר )*(?:נחמד|נהדר|מעולה|טוב|נוח|מועיל|שימושי|מושלם|עוזר|עדיף|אדיר|כיף) (?:לי |לנו |מאוד )*(?:אם|לו|ש|לקבל|לראות|עם)',
    'היה (?:ממש |מאוד )?עוזר (?:לי |לנו )?(?:אם|לו)',
    '(?:אני |אנחנו |הכי |מאוד )*(?:אשמח|נשמח|אשמח מאוד|אודה|מקווה|מקווים|מקוות) (?:מאוד |לכם )?(?:אם (?:ת|י|א|הי)|שת(?:וסיפו|הי|אפשרו|כניסו|פתחו|שקלו)|לראות |לקבל (?!החזר|זיכוי|אישור))(?!בטל)',
    'שתוסיפו',
    '(?:תוסיפו|תוכלו להוסיף|אפשר להוסיף|אולי תוסיפו|כדאי להוסיף|תחזירו) (?:לי |לנו |בבקשה |גם |כבר )*(?:את )?(?:ה)?(?:אפשרות|אופציה|פיצ|תכונה|מסלול|תמיכה|כפתור|ייצוא|חיבור|סנכרון|גרסה|חבילה|ממשק|דוח|מצב|עברית|שפה|לוח|אפליקציה)',
    '(?:כדאי|רצוי|צריך|מוטב) (?:ש|היה ש|מאוד ש)(?:תוסיפו|יהיה|תהיה|יהיו|תאפשרו|תכניסו|תפתחו|תשקלו)',
    'היי(?:תי|נו) (?:מאוד |ממש |כן )?(?:רוצה|רוצים|רוצות|שמח|שמחה|שמחים|שמחות|מעדיפ(?:ה|ים|ות)|מעדיף) (?:ש(?!תבטלו|תנתקו|תחזירו|לא)|לראות|אם|אפשרות|מסלול|יותר אפשרויות|גרסה)',
    '(?:אני |אנחנו |פשוט |רק |עדיין |באמת )*(?:צריכ(?:ה|ים|ות)|צריך|זקוק(?:ה|ים|ות)?) (?:ל|גם |רק |איזה |איזו )*(?:אפשרות|אופציה|פיצ|תכונה|מסלול|ייצוא|חיבור|סנכרון|גרסה|חבילה|ממשק|דוח|מצב לא מקוון)',
    '(?:בקשה|הצעה|רעיון)(?: אחת| קטנה| אחד| קטן)?(?: לשיפור| לשיפורים| לייעול)?(?::| -)',
    '(?:הצעה|בקשה|רעיון) ל(?:שיפור|פיצ|תכונה)',
    '(?:אחזור|נחזור|אשאר|נישאר|הייתי נשאר(?:ת)?|הייתי חוזר(?:ת)?) (?:\\S{1,8} )?(?:אם|כש|ברגע ש|כאשר)(?: )?(?:ת|י|הי|אפשר)',
    '(?:מה ש|הדבר היחיד ש|כל מה ש)(?:חסר|חסרה|הכי חסר)(?: לי| לנו)?',
  ),
]

/** Wishes for nothing that there could be: for the end, for another past, or for a fault to be gone. */
const nothing: readonly RegExp[] = [
  english(
    `wish(?:ed)? to\\b`,
    `wish (?:you|everyone|the team|them|y'?all|u)(?: guys| all)? (?:all |the |well|good|luck|only|a (?:good|nice|great)|nothing|every)`,
    `wish (?:\\w{1,8} ){1,3}(?:had never|hadn't|had not|didn't|did not|never|wasn't|weren't|wouldn't|would stop|stopped|actually worked|worked|works|would work|still worked|weren|was working)\\b`,
    `wish (?:you|they|someone|anybody|somebody|it|support) (?:had |would |would have |could have |actually |at least |just |once |even )*(?:answer|answered|called|call|listened|listen|told|warned|responded|respond|replied|reply|fixed|fix|cared|helped)\\b`,
    `if only (?:it|they|you|the app|this) (?:\\w{1,10} )?(?:worked|works|answered|cared|listened|had (?:told|answered|called|warned|worked)|didn't|hadn't|wasn't|wouldn't)\\b`,
    `(?:like|love|want|need|prefer|appreciate|nice|great|good|better|please|wish) (?:it )?(?:if you (?:could |would )?(?:just )?|to (?:just |please )?|(?:you|i) (?:could|would|can) (?:just )?)?(?:cancel|canceled|cancelled|stop|end|close|quit|unsubscribe|leave|refund|delete)`,
    `(?:missing|need|want|lack) (?:an? |the |my |some )?(?:\\w{1,12} ){0,2}(?:invoice|payment|refund|money|order|receipt|delivery|package)\\b`,
    `hope (?:that )?(?:you|it|they|there)(?:'?ll| will)? (?:be|get) (?:well|better|ok|okay|fine|happy|soon)`,
    `need (?:an? |the )?(?:\\w{1,10} )?way (?:out|to (?:cancel|leave|stop|unsubscribe))`,
    `no (?:\\w{1,10} )?(?:way|button|option|possibility) (?:to|for) (?:cancel|leave|stop|unsubscribe|reach|contact|speak|talk|get (?:help|an answer|a refund))`,
    `(?:option|button|way) (?:to|for) (?:cancel|leave|unsubscribe)`,
  ),
  hebrew(
    '(?:ה?לוואי|הלואי)(?: ש| ו)(?:לא|היי(?:תי|נו) (?:לא|יודע|יכול|נשאר)|יכולתי|יכולנו|אוכל|זה (?:עבד|היה עובד)|היה עובד|עבד|הייתם (?:עונים|מקשיבים|מתקשרים|מספרים|חוזרים|עוזרים)|מישהו)',
    '(?:אשמח|נשמח|אודה|הייתי רוצה|היינו רוצים|רוצה|מעדיפה?|כדאי|צריכה?) (?:מאוד |אם |ש|לכם )*(?:ל?בטל|תבטלו|תנתקו|תפסיקו|להתנתק|לעזוב|לסיים|לסגור|לקבל החזר|תחזירו)',
    '(?:אם|לו|אילו) רק (?:היה עובד|הייתם עונים|הייתם מקשיבים|זה היה עובד|היה לי (?:זמן|כסף)|היו עונים)',
    'חסר(?:ה|ים|ות)? ל(?:י|נו) (?:\\S{1,8} )?(?:חשבונית|קבלה|כסף|זיכוי|תשלום|החזר|הזמנה|חבילה ש)',
    '(?:אפשרות|כפתור|דרך) (?:ל?בטל|ביטול|לעזוב|להתנתק)',
  ),
]

const sentenceEnd = /[!?\n\u2026]+|\.(?=\s|$)|(?:,|;)? (?=but |however |אבל )/

/** Null where nothing is wished for. */
export function wishIn(text: string): Wishing | null {
  const sentences = plain(text.slice(0, longestRead))
    .slice(0, longestRead)
    .split(sentenceEnd)
    .filter((one) => /\p{L}{2}/u.test(one))
  const wished = sentences.filter(isWish).length
  if (wished === 0) return null
  return wished === sentences.length ? 'whole' : 'part'
}

const isWish = (sentence: string): boolean =>
  wishes.some((one) => one.test(sentence)) && !nothing.some((one) => one.test(sentence))
