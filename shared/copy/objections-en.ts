/** What is said to what stands against an offer: true to its terms, no argument, and never the offer again. */
export const objections = {
  'objection.already_decided': 'That is decided, then. One press below and it is done.',
  'objection.too_expensive.discount':
    'After the {length} the price would be {price} again, so it would not have solved that.',
  'objection.too_expensive.pause':
    'After the pause the price would be {price} again, so it would not have solved that.',
  'objection.too_expensive.credit':
    'The credit would have come off once, and the price would have stayed {price}.',
  'objection.too_expensive.new_price': 'Clear: it would still have cost {price}.',
  'objection.too_expensive.same_price':
    'The price would have stayed {price}, so it would not have solved that.',
  'objection.too_short.discount': 'That is so: after {until} the price would be {price} again.',
  'objection.too_short.pause': 'That is so: it could have lasted until {until} at the latest.',
  'objection.too_short.until': 'That is so: it would have ended on {until}.',
  'objection.too_short.credit': 'That is so: the credit would have come off one invoice only.',
  'objection.no_trust':
    'What is agreed is written out in the receipt, the receipt binds us, and you could end it at any time.',
  'objection.no_trust.year':
    'What is agreed is written out in the receipt, with its price and dates, and the receipt binds us.',
  'objection.wants_function': 'What you are missing is on the record as you wrote it.',
  'objection.wants_function.less': 'It would have left out {loses}, and not added what you are missing.',
  'objection.wants_function.not_added':
    'It would not have added what you are missing; what you wrote is on the record.',
  'objection.too_complicated': 'Then leave it: without a yes from you nothing of it applies.',
  'objection.too_complicated.guided_help':
    'It would have taken time of yours too, so it would not have made it simpler.',
  'objection.not_now': 'That is fine: nothing of it starts without a yes from you.',
  'objection.case_open':
    'The case is open already and goes on whether you stay or leave. You hear from us by {due}.',
  'objection.noted': 'Understood: it is not what you need.',
} as const
