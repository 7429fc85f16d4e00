import { plain } from './plain.ts'

/** How somebody writes, and so how they are spoken to. It decides how a thing is said, never which. */
export type Style = 'brief' | 'warm'

/** UTF-16 code units that are looked at; the manner shows early. */
const longestRead = 2000
/** Words: no more than `few` is brief, `several` sentences of `some` words or `many` at once is a story. */
const few = 6
const some = 12
const many = 25

const word = /[\p{L}\p{N}]+(?:['"\u05be-][\p{L}\p{N}]+)*/gu
const sentenceEnd = /[.!?\n\u2026]+/

const greeting =
  /^(?:hi|hello|hey|dear|greetings|good (?:morning|day|afternoon|evening))(?![a-z])|^(?:שלום|היי|הי|אהלן|בוקר טוב|ערב טוב|צהריים טובים)(?![א-ת])/

const felt =
  '(?:sad|sadly|sorry|heartbroken|gutted|upset|angry|furious|annoyed|frustrat\\w{2,6}|disappoint\\w{2,6}|ashamed|tired of|fed up|exhausted|worried|afraid|stress\\w{2,5}|overwhelmed|lonely|miss (?:you|it)|loved|i love|grateful|thankful|appreciate|wonderful|kind to|means? a lot|cried|crying|hate|hurts?|heart|unfortunately)(?![a-z])'
const feltInHebrew = [
  'עצוב(?:ה|ים|ות)?',
  'עצבני(?:ת|ם)?',
  'כועס(?:ת|ים)?',
  'כעס(?:תי)?',
  'מאוכזב(?:ת|ים)?',
  'התאכזב(?:תי|נו)',
  'מתוסכל(?:ת|ים)?',
  'מתסכל',
  'נמאס(?: לי| לנו)?',
  'מצטער(?:ת|ים)?',
  'צר לי',
  'לצערי',
  'לצערנו',
  'כואב(?: לי)?',
  'קשה לי',
  'אהבתי',
  'אהבנו',
  'אוהב(?:ת|ים)?',
  'מעריכ(?:ה|ים)',
  'מעריך',
  'נהדר(?:ת|ים)?',
  'מותש(?:ת|ים)?',
  'מודאג(?:ת|ים)?',
  'פוחד(?:ת|ים)?',
  'אתגעגע',
  'בכיתי',
  'הלב',
]
const feeling = new RegExp(
  `(?<![a-z])${felt}|(?<![א-ת])[ושה]{0,2}(?:${feltInHebrew.join('|')})(?![א-ת])|[\u{1F614}\u{1F622}\u{1F62D}\u{1F494}\u{1F620}\u{1F621}\u2764]`,
  'u',
)

/** Few words without greeting or feeling are brief; a story, or a sentence with feeling, is warm; the rest is neither. */
export function styleOf(text: string): Style | null {
  const said = plain(text.slice(0, longestRead))
  const words = said.match(word)?.length ?? 0
  if (words === 0) return null
  const feels = feeling.test(said)
  const sentences = said.split(sentenceEnd).filter((one) => /\p{L}/u.test(one)).length
  if (words >= many || (sentences > 1 && words >= some) || (feels && words > 3)) return 'warm'
  return words <= few && !feels && !greeting.test(said) ? 'brief' : null
}
