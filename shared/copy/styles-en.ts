/** The sentences that are said another way to who writes in few words, and to who tells a story. The rest is the same. */
export const styles = {
  'heard.short.brief': 'Noted: “{text}”.',
  'heard.stays.brief': 'Noted. The question below is open, and so is the way out.',
  'sorry.service.brief': 'You asked for help and got none. That is on us.',
  'sorry.product.brief': 'It should have worked, and did not.',
  'sorry.competitor.brief': 'Fair. This is what we can do, to compare with.',
  'sorry.price.brief': 'Clear: it costs more than it is worth to you.',
  'sorry.unused.brief': 'Clear: nobody should pay for what lies idle.',
  'offer.second.brief': 'Understood. One other thing, and it is the last.',
  'parting.closing.brief': 'All the best for what comes next.',
  'parting.other.brief': 'That is all.',

  'heard.short.warm': 'You wrote: “{text}”. It is on the record, and thank you for telling us so openly.',
  'heard.long.warm':
    'Thank you for taking the time to write this down. It is on the record, every word as you wrote it.',
  'heard.stays.warm':
    'Thank you for telling us, it is on the record as you wrote it. The question below is still open, and so is the way out.',
  'sorry.service.warm':
    'You turned to us for help and were left without it, and that wears one out. The failure is ours, not yours.',
  'sorry.product.warm': 'You counted on it, and it let you down. That should not happen.',
  'sorry.competitor.warm':
    'It makes good sense to look around. Here is what we can do, so that you can compare properly.',
  'sorry.price.warm':
    'It is right to look at that closely. You should not pay for more than it is worth to you.',
  'sorry.unused.warm':
    'That is easy to understand, and it makes no sense to pay for something that lies idle.',
  'offer.second.warm':
    'Understood, and thank you for looking at it. There is one other thing we can do, and it is the last one we will mention.',
  'parting.closing.warm':
    'Closing a business is hard, and we respect the work that went into it. All the best for what comes next.',
  'parting.moved.warm': 'All the best for the move, and a good start in the new place.',
  'parting.other.warm': 'That is all we need to know; there is nothing more to explain.',
} as const
