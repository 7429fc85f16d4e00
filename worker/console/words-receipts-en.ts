/** What the console says of receipts, of the letters that carry them, and of cancellations taken back. */
export const receiptWords = {
  'effect.take_back': 'Cancellation taken back at billing',
  'effect.notify.undone': 'Letter on the cancellation taken back sent',
  'happened.undo_asked': 'Asked to take the cancellation back',
  'happened.effect_unsent': '{effect}: not sent ({why})',
  'unsent.no_address': 'no e-mail address is known; it stands at the address of the receipt',
  'unsent.address_stopped': 'letters to this address were stopped; it stands at the address of the receipt',
  'unsent.no_mail': 'this business sends no mail; it stands at the address of the receipt',
  'taken_back.waiting': 'being taken back',
  'taken_back.done': 'taken back',
  'taken_back.failed': 'taking back failed',
  'taken_back.at': 'Taken back on',
} as const
