/** Lower case, one kind of apostrophe and of quote, no vowel points, no drawn-out letters, no runs of white space. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u05f3`]/g, "'")
    .replaceAll(/[\u201c\u201d\u05f4]/g, '"')
    .replaceAll(/"(?![\u05d0-\u05ea])|(?<![\u05d0-\u05ea])"/g, '')
    .replaceAll(/[\u0591-\u05bd\u05bf-\u05c7\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll(/([a-z\u05d0-\u05ea])\1{2,}/g, '$1')
    .replaceAll(/[^\S\n]+/g, ' ')
    .trim()

const sentenceEnd = /[.!?\n\u2026]+/
/** Whatever is no letter, digit or mark inside words, an emoji too, and a turn of thought. */
const clauseEnd =
  /[^a-z0-9\u00df-\u024f\u05d0-\u05ea'"&%$\u20ac\u00a3\u20aa/ -]+| (?=but |however |\u05d0\u05d1\u05dc )| - /

/** Sentences, each as its clauses. */
export const clausesOf = (text: string): string[][] =>
  text
    .split(sentenceEnd)
    .map((sentence) =>
      sentence
        .split(clauseEnd)
        .map((clause) => clause.trim())
        .filter(Boolean),
    )
    .filter((clauses) => clauses.length > 0)
