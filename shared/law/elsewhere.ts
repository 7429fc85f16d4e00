import type { Entry } from './entry.ts'

export const elsewhere: readonly Entry[] = [
  {
    id: 'il-continuing-transaction',
    places: ['IL'],
    status: { type: 'in_force', from: null, until: null },
    duties: { endsWithin: { businessDays: 3, calendar: 'IL' }, onlineExit: true, noObstruction: true },
    saveAttempts: 'no number found; a delay beyond three business days is the limit',
    elsewhere: [
      'A prominent link on the home page, where the deal can be made online.',
      'Notice by voice, mail, e-mail and fax is notice too; six business days by registered mail.',
    ],
    source: 'Consumer Protection Law 1981, section 13D, with the amendment of 18 July 2017 on ways to cancel',
    certainty: 'H',
    reviewBy: '2027-04-30',
  },
  {
    id: 'in-dark-patterns',
    places: ['IN'],
    status: { type: 'in_force', from: '2023-11-30', until: null },
    duties: { noDarkPatterns: true, noObstruction: true },
    saveAttempts: 'asking again is nagging',
    elsewhere: ['The business audits itself (advisory of 5 June 2025).'],
    source: 'Guidelines for Prevention and Regulation of Dark Patterns, 30 November 2023',
    certainty: 'H',
    reviewBy: '2027-04-30',
  },
]
