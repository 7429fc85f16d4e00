/** What stands on a receipt for good, and what is said when a cancellation is taken back. */
export const receipts = {
  'receipt.from': '{title} · {business}',
  'receipt.address': 'This receipt stands at',
  'receipt.signature': 'Signature',
  'receipt.taken_back': 'Taken back on',
  'undone.done': 'It is done: the cancellation was taken back, and your plan goes on as it was.',
  'undone.waiting':
    'We have your request to take the cancellation back. It counts from now; we write to you when it is done, by {due}.',
  'undone.failed':
    'We have your request, but our billing did not take the cancellation back. Someone sees to it and writes to you by {due}.',
  'confirm.taking_back':
    'You asked on {asked} to take your cancellation back. It is on record, and once it is done your plan goes on: you need do nothing.',
  'ended.kept.taking_back':
    'Nothing changes: your cancellation is being taken back, as you asked on {asked}.',
  'undo.title': 'Changed your mind?',
  'undo.lead':
    'Until the end of {ends} (UTC) you can take this cancellation back here. Your plan then goes on as it was.',
  'undo.lead.unknown':
    'As long as your plan has not ended you can take this cancellation back here. Your plan then goes on as it was.',
  'undo.press': 'Take the cancellation back',
  'undo.over': 'This plan ended on {ends} (UTC), so the cancellation can no longer be taken back here.',
  'undo.superseded':
    'You cancelled once more after this, so this receipt can no longer take anything back. The later one can.',
  'undo.broken': 'We could not do this just now. Please try again in a moment.',
  'mail.undone.subject': 'Taking back your cancellation with {business}',
  'mail.address': 'This receipt stands at this address, for you to keep or print:',
  'mail.address.undo':
    'This receipt stands at this address, for you to keep or print. Until the end of {ends} (UTC) you can take the cancellation back there:',
  'mail.address.undo.unknown':
    'This receipt stands at this address, for you to keep or print. As long as your plan has not ended you can take the cancellation back there:',
  'receipts.gone': 'This receipt was erased',
  'receipts.gone.lead':
    'What was kept about this customer has been erased, and this receipt with it. A copy that was printed or sent can still be checked.',
  'receipts.missing': 'There is no receipt at this address',
  'receipts.missing.lead':
    'The address may have been cut off. Please copy it whole, as it stands in the letter.',
  'receipts.check': 'Check a receipt',
  'receipts.check.how': 'How anyone can check this receipt',
  'receipts.check.lead':
    'Paste the text of a receipt, from its heading to its reference, and its signature. Breaks of lines do not matter.',
  'receipts.check.text': 'Text',
  'receipts.check.signature': 'Signature',
  'receipts.check.press': 'Check',
  'receipts.check.good': 'This text was signed here, and nothing in it was changed.',
  'receipts.check.bad':
    'This signature is not of this text: something in the text is different, or it was signed by somebody else.',
  'receipts.check.keys': 'The public keys, for checking without us',
} as const
