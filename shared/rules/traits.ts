/** Words in the name of a fact that say it is about who a person is, not about what they buy and use. */
const traits = new Set(
  [
    'sex sexual gender male female age ages aged birth birthday birthdate dob born elderly senior young generation',
    'race racial ethnic ethnicity origin nationality nation national citizen citizenship migrant immigrant color colour skin',
    'caste tribe religion religious faith church belief beliefs political politics',
    'family marital married spouse partner parent children child kids dependents pregnant pregnancy maternity',
    'health medical illness disease sick disability disabled diagnosis genetic orientation union',
    'מין מגדר גיל לידה מוצא לאום דת עדה משפחה משפחתי ילדים הריון בריאות מחלה נכות',
  ].flatMap((line) => line.split(' ')),
)

/** `seniorCitizen`, `senior_citizen` and `Senior Citizen` are the same two words; `usage` is not about age. */
const wordsOf = (name: string): string[] =>
  name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)

/** Whether a fact of this name would be a protected trait: those have no way into a decision. */
export const isTrait = (name: string): boolean => wordsOf(name).some((word) => traits.has(word))

export const traitRefusal = (name: string): string => `${name}: protected traits may not decide an offer`
