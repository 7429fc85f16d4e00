/** How customers stood in the months after, and what offers are reckoned by. */
export const outcomeWords = {
  'happened.standing_seen': 'Asked for day {day}: {standing}',
  'happened.standing_seen.voluntary': 'Asked for day {day}: {standing}, as the customer wished',
  'happened.standing_seen.involuntary': 'Asked for day {day}: {standing}, because a payment failed',
  'happened.billing_told': 'Billing says, of {at}: {standing}',
  'happened.billing_told.voluntary': 'Billing says, of {at}: {standing}, as the customer wished',
  'happened.billing_told.involuntary': 'Billing says, of {at}: {standing}, because a payment failed',
  'standing.paying': 'subscribed and paying',
  'standing.trialing': 'on trial',
  'standing.paused': 'paused',
  'standing.past_due': 'a payment is overdue',
  'standing.cancelling': 'due to end',
  'standing.ended': 'ended',
  'standing.unknown': 'not known, billing did not answer',
  'why.chance': 'Chance that it is why they stay',
  'why.chance.stated': 'stated {stated}; nothing is known yet of those who took one',
  'why.chance.seen':
    'stated {stated}; kept and paying later: {stayed} of {n} who took one; reckoned with {used}',
  'happened.exposed': 'Began to count in the experiment “{experiment}”: arm “{arm}”',
} as const
