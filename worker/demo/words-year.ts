/** The words of the made-up year. Hebrew addresses nobody by gender. */
import type { Recovered } from '#shared/simulate/recovered.ts'
import type { Year } from './years.ts'

export interface YearWords {
  title: string
  lead: string
  play: string
  playNote: string
  look: string
  again: string
  againNote: string
  states: Record<Year['state'], string>
  progress(days: string, all: string, conversations: string): string
  seed(seed: string, day: string): string
  mayLeave: string
  why(code: string): string
  found: string
  foundNote: string
  arm: string
  planted: string
  points(points: string): string
  range(days: number): string
  between(low: string, high: string, customers: string): string
  tooFew: string
  inside: string
  outside: string
  verdict: string
  verdicts: Record<Recovered['verdict'], string>
  leaving: string
  slower(planted: string, found: string): string
  harm: string
  console: string
}

/** Digits and signs keep their order in a Hebrew line. */
const apart = (text: string): string => `\u2066${text}\u2069`

export const yearEn: YearWords = {
  title: 'A year in a minute',
  lead: 'Twenty thousand made-up customers come to cancel over a year. Every conversation is played by the real engine, with experiments, and what becomes of each customer is decided by a stated seed.',
  play: 'Play a year',
  playNote: 'Fills the console with a year of made-up customers. Takes about a minute.',
  look: 'See how far it is.',
  again: 'Play a year again',
  againNote: 'The made-up year that is there goes first. Real conversations stay.',
  states: {
    clearing: 'Making room',
    playing: 'The year is being played',
    closing: 'Adding up',
    done: 'The year is played',
    failed: 'The year was not finished',
  },
  progress: (days, all, conversations) => `${days} of ${all} days, ${conversations} conversations`,
  seed: (seed, day) => `Seed ${seed}, a year until ${day}`,
  mayLeave: 'It goes on when this page is closed.',
  why: (code) =>
    code === 'away' ? 'Parley did not answer. Is it running?' : `Parley said no, with the code ${code}.`,
  found: 'The truth, and what was found',
  foundNote:
    'Difference to customers who were made no offer, in points of those kept and paying. What is true was written into the made-up customers before they came.',
  arm: 'Experiment and arm',
  planted: 'True',
  points: (points) => `${points} points`,
  range: (days) => `Found on day ${days}`,
  between: (low, high, customers) => `${low} to ${high} points, from ${customers} customers`,
  tooFew: 'Too few customers yet',
  inside: 'the truth is inside',
  outside: 'the truth is outside',
  verdict: 'Verdict',
  verdicts: {
    collecting: 'Collecting',
    blocked: 'Blocked',
    undecided: 'Undecided',
    keeps_more: 'Keeps more',
    keeps_fewer: 'Keeps fewer',
    no_difference: 'No difference that matters',
    not_worth_waiting: 'Not worth waiting for',
  },
  leaving: 'Seconds to leave',
  slower: (planted, found) => `${planted} true, ${found} found`,
  harm: 'makes leaving slower: stop it',
  console: 'Look at the year in the console',
}

export const yearHe: YearWords = {
  title: 'שנה בדקה',
  lead: 'עשרים אלף לקוחות בדויים מגיעים לבטל במשך שנה. כל שיחה מתנהלת במנוע האמיתי, עם ניסויים, ומה שקורה לכל אחד מהלקוחות נקבע לפי מספר התחלה ידוע.',
  play: 'הרצת שנה',
  playNote: 'ממלאת את המסוף בשנה של לקוחות בדויים. אורכת כדקה.',
  look: 'כמה כבר הורץ.',
  again: 'הרצת שנה מחדש',
  againNote: 'השנה הבדויה הקיימת נמחקת קודם. שיחות אמיתיות נשארות.',
  states: {
    clearing: 'פינוי מקום',
    playing: 'השנה מורצת',
    closing: 'סיכום',
    done: 'השנה הורצה',
    failed: 'ההרצה לא הושלמה',
  },
  progress: (days, all, conversations) => `${days} מתוך ${all} ימים, ${conversations} שיחות`,
  seed: (seed, day) => `מספר התחלה ${seed}, שנה עד ${day}`,
  mayLeave: 'ההרצה נמשכת גם כשהדף סגור.',
  why: (code) =>
    code === 'away' ? 'אין תשובה מ־Parley. האם השרת פועל?' : `תשובת Parley שלילית, קוד ${apart(code)}.`,
  found: 'האמת, ומה שנמצא',
  foundNote:
    'ההפרש מול לקוחות שלא קיבלו הצעה, בנקודות אחוז של מי שנשארו ומשלמים. האמת נקבעה בלקוחות הבדויים לפני שהגיעו.',
  arm: 'ניסוי וזרוע',
  planted: 'האמת',
  points: (points) => `${apart(points)} נקודות`,
  range: (days) => `נמצא ביום ${days}`,
  between: (low, high, customers) => `בין ${apart(low)} ל־${apart(high)} נקודות, לפי ${customers} לקוחות`,
  tooFew: 'עדיין אין די לקוחות',
  inside: 'האמת בתוך הטווח',
  outside: 'האמת מחוץ לטווח',
  verdict: 'המסקנה',
  verdicts: {
    collecting: 'באיסוף',
    blocked: 'חסום',
    undecided: 'לא הוכרע',
    keeps_more: 'משאיר יותר',
    keeps_fewer: 'משאיר פחות',
    no_difference: 'אין הפרש של ממש',
    not_worth_waiting: 'לא שווה לחכות',
  },
  leaving: 'שניות עד העזיבה',
  slower: (planted, found) => `באמת ${apart(planted)}, נמצא ${apart(found)}`,
  harm: 'מאט את העזיבה: יש לעצור',
  console: 'השנה במסוף',
}
