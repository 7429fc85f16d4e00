/** What is asked, weeks and months later, of those who stayed. */
export const surveys = {
  'mail.survey.subject': 'One question from {business}',
  'survey.letter':
    'On {since} you talked to us about cancelling, and you are still with us. How has it been since then? We have one question, from 0 to 10, and room for a comment. Nothing depends on your answer, and you need not give one.',
  'survey.letter.address':
    'The question stands at this address until {until}. You can also say there that you do not want to be asked again:',
  'survey.title': 'One question from {business}',
  'survey.lead': 'Nothing depends on your answer. You can change it here until {until}.',
  'survey.question': 'How likely is it that you would recommend {business} to others?',
  'survey.low': '0: not at all likely',
  'survey.high': '10: very likely',
  'survey.comment': 'Comment (if you like)',
  'survey.comment.note': 'At most {most} characters.',
  'survey.may_ask': 'You may ask me about this',
  'survey.send': 'Send',
  'survey.change': 'Change the answer',
  'survey.thanks': 'Thank you. Your answer is on the record: {score}.',
  'survey.missing': 'Please pick a number from 0 to 10.',
  'survey.too_long': 'The comment is longer than {most} characters. It is still below; please shorten it.',
  'survey.broken': 'We could not do this just now. Please try again in a moment.',
  'survey.over': 'This question was open until {until}. It can no longer be answered.',
  'survey.stop.title': 'No more questions',
  'survey.stop': 'Do not ask me again',
  'survey.stopped': 'You will not be asked again.',
  'surveys.gone': 'Nothing is known here',
  'surveys.gone.lead':
    'What was kept about this customer has been erased, by request or because its time was over.',
  'surveys.missing': 'There is no question at this address',
  'surveys.missing.lead':
    'The address may have been cut off. Please copy it whole, as it stands in the letter.',
} as const
