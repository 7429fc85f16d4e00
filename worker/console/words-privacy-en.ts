/** What the console says of personal data, in English. */
export const privacyWords = {
  'privacy.title': 'Personal data',
  'privacy.lead': 'Everything that is held of this customer, over all their conversations.',
  'privacy.download': 'Download the record',
  'privacy.erase': 'Erase this customer',
  'erase.title': 'Erase {customer}',
  'erase.goes':
    'What goes, for good: every conversation with its words, notes and corrections, facts, name and address, receipts, letters and webhooks not yet sent.',
  'erase.stays':
    'What stays: figures without a name, statutory notices, and whatever your billing and your other systems keep.',
  'erase.finishes':
    'What billing was asked for, such as a cancellation, is finished first. A conversation that is open now ends. Nobody is written to.',
  'erase.final': 'It cannot be taken back.',
  'erase.type': 'To erase, type the customer’s id: {customer}',
  'erase.press': 'Erase for good',
  'erase.not': 'Do not erase',
  'erase.differs': 'That is not the customer’s id, so nothing was erased.',
  'erase.done': 'Erased',
  'erase.done.lead': 'Nothing that says who it was is held any more.',
  'erase.going': 'Being erased',
  'erase.going.lead':
    'For everybody it is gone already. The last of it goes by itself as soon as this is done:',
  'erase.going.there': 'Rows and reports',
  'erased.sessions': 'Conversations',
  'erased.words': 'Texts in own words',
  'erased.notes': 'Notes',
  'erased.facts': 'Facts',
  'erased.addresses': 'Addresses',
  'erased.letters': 'Messages not sent',
  'erased.rows': 'Rows made nameless',
  'erased.cases': 'Cases',
  'erased.corrections': 'Texts in corrections',
  'erased.claims': 'Entries in the books of offers',
  'erased.stuck': 'Entries that needed a person',
  'erased.webhooks': 'Webhook messages',
  'erased.row': 'erased',
  'trouble.gone': 'This is no longer kept',
  'trouble.gone.lead':
    'The customer was erased, or the days for which it is kept are over. The list still counts it, without saying whose it was.',
} as const
