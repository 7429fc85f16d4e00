/** The overview: figures over all sessions, and what only the business knows. */
export const overviewWords = {
  'overview.title': 'Overview',
  'overview.lead': 'Live customers whose conversation ended from {from} to {until}, today included.',
  'overview.span': 'Period',
  'overview.days': { one: 'The last {n} day', other: 'The last {n} days' },
  'overview.none': 'No figures yet',
  'overview.none.lead':
    'They are counted as soon as the first live customer has ended a conversation. Test customers are never counted.',
  'overview.of': '{n} of {all}',
  'overview.unknown': 'not known',
  'overview.more': 'Show them',

  'overview.ended': 'How conversations ended',
  'overview.ended.lead': {
    one: '{n} conversation ended in this period.',
    other: '{n} conversations ended in this period.',
  },
  'overview.ended.saved': 'Stayed with an offer',
  'overview.ended.kept': 'Stayed without one',
  'overview.ended.cancelled': 'Cancelled',
  'overview.ended.abandoned': 'Abandoned',
  'overview.ended.abandoned.means': 'Left the question open. It may be a call for attention.',
  'overview.leaving':
    'From asking to leave to the confirmed cancellation: {minutes} minutes on average ({n}).',
  'overview.weeks': 'Week by week',
  'overview.weeks.lead': 'Conversations that ended, in whole weeks from Monday to Sunday.',
  'overview.alarm':
    '{n} cancelled and did not take it back; the middle of the eight weeks before was {usual}.',
  'overview.alarm.title': 'Cancellations rose sharply in the week from {day}.',
  'overview.alarm.rule':
    'Marked is a week with more cancellations than a steady business sees once in a thousand weeks, measured by the eight weeks before it, and at least five more.',
  'overview.fallen': 'In {month} fewer would recommend us than before, by more than chance explains.',
  'overview.steps': 'From conversation to accepted offer',
  'overview.steps.ended': 'Conversations that ended',
  'overview.steps.shown': 'Saw an offer',
  'overview.steps.took': 'Took one',
  'overview.no_reason': 'Not said',
  'overview.reasons': 'Reasons over time',
  'overview.reasons.lead': 'As named in conversations of whole weeks. Whoever names two counts with both.',
  'overview.reasons.total': 'Total (two reasons count twice)',

  'overview.saved.title': 'Deflected, kept and truly saved',
  'overview.saved.lead':
    'Conversations that ended from {from} to {until}: their 60th day has come. Only the last figure is a save.',
  'overview.deflected': 'Deflected',
  'overview.deflected.means': 'Stayed at the end of the conversation, with an offer or without.',
  'overview.kept': 'Kept',
  'overview.kept.means': 'Of these, subscribed and paying on day 60. It is known of {known}.',
  'overview.saved': 'Truly saved',
  'overview.saved.means':
    'Stayed because of the offers. On day 60 the share that pays, of those who could get one, stood at {share} against the holdout ({low} to {high}). In customers: {from} to {until}, of {n}.',
  'overview.unproven': 'The range includes zero: it is not proven that offers keep anybody.',
  'overview.collecting': 'Collecting',
  'overview.collecting.means':
    'Known so far: {yes} of {n} who could get an offer were paying on day 60, and {heldYes} of {held} in the holdout. A figure needs 100 in each, with 20 kept and 20 lost.',
  'overview.export': 'All figures of this page as a file, each on a line of its own:',
  'overview.groups': 'Who is kept, by reason and tier',
  'overview.groups.lead':
    'Of the same conversations, those with a decision: subscribed and paying on day 60. This includes customers who would have stayed anyway.',
  'overview.groups.what': 'Group',
  'overview.groups.known': 'Known',
  'overview.groups.kept': 'Kept',
  'overview.groups.share': 'Share',
  'overview.groups.all': 'All who decided',
  'overview.groups.reason': 'Reason: {name}',
  'overview.groups.tier': 'Tier: {name}',
  'exit.at_stake': 'At stake',
  'exit.at_stake.of': '{month} a month, {year} in a year',
} as const
