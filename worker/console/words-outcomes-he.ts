/** How customers stood in the months after, and what offers are reckoned by, in Hebrew. */
export const outcomeWords = {
  'happened.standing_seen': 'בדיקה ליום {day}: {standing}',
  'happened.standing_seen.voluntary': 'בדיקה ליום {day}: {standing}, לבקשת צד הלקוח',
  'happened.standing_seen.involuntary': 'בדיקה ליום {day}: {standing}, בגלל תשלום שנכשל',
  'happened.billing_told': 'הודעה ממערכת החיוב, {at}: {standing}',
  'happened.billing_told.voluntary': 'הודעה ממערכת החיוב, {at}: {standing}, לבקשת צד הלקוח',
  'happened.billing_told.involuntary': 'הודעה ממערכת החיוב, {at}: {standing}, בגלל תשלום שנכשל',
  'standing.paying': 'יש מינוי ויש תשלום',
  'standing.trialing': 'בתקופת ניסיון',
  'standing.paused': 'המינוי בהשהיה',
  'standing.past_due': 'תשלום באיחור',
  'standing.cancelling': 'נרשם ביטול',
  'standing.ended': 'המינוי הסתיים',
  'standing.unknown': 'לא ידוע, מערכת החיוב לא ענתה',
  'why.chance': 'הסיכוי שזו סיבת ההישארות',
  'why.chance.stated': 'הוצהר {stated}; עוד לא ידוע מה עלה בגורלן של הצעות כאלה',
  'why.chance.seen':
    'הוצהר {stated}; מינויים שבחרו בהצעה כזו: {n}, מהם נשארו ושילמו: {stayed}; חושב לפי {used}',
  'happened.exposed': 'נכלל מכאן בניסוי “{experiment}”: קבוצה “{arm}”',
} as const
