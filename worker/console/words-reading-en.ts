/** How customers' words were read, and what support says of it. */
export const readingWords = {
  'reading.by': 'Read by',
  'reading.by.lexicon': 'the lexicon',
  'reading.by.model': 'the model',
  'reading.corrected': 'Corrected',
  'reading.corrected.to': 'to “{intent}”, reasons: {reasons}; on {at} by {by}',
  'reading.gone': 'It can no longer be corrected.',
  'reading.correct': 'Correct the reading',
  'reading.lead':
    'What happened stays as it was. In the list of exits the reasons change only where the customer pressed none.',
  'reading.intent': 'The customer',
  'reading.reasons': 'Reasons named in these words',
  'reading.save': 'Save the correction',
  'reading.export': 'Corrected readings as a file:',
  'trouble.form': 'That could not be read',
  'trouble.form.lead': 'The form was not one of ours, or not whole, so nothing was done.',
  'trouble.words_gone': 'These words are gone',
  'trouble.words_gone.lead':
    'Customers’ own words are kept for 30 days. After that nobody can read them again, so their reading stays as it is.',
  'trouble.reason': 'No such reason',
  'trouble.reason.lead':
    'The playbook of this conversation has no reason of that name, so the reading was not corrected.',
} as const
