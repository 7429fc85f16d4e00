/** What customers say against an offer, in the console's words. */
export const objectionWords = {
  'against.already_decided': 'has decided already',
  'against.no_trust': 'does not trust the promise',
  'against.wants_function': 'wants a function that is missing',
  'against.too_complicated': 'too complicated',
  'against.too_short': 'does not last long enough',
  'against.too_expensive': 'still too expensive',
  'against.not_now': 'not now',
} as const
