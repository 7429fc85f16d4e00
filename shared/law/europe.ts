import type { Entry } from './entry.ts'
import { statutoryForms } from './statutory.ts'

export const europe: readonly Entry[] = [
  {
    id: 'de-kuendigungsbutton',
    places: ['DE'],
    status: { type: 'in_force', from: '2022-07-01', until: null },
    duties: {
      statutoryEntry: statutoryForms.DE,
      noAccountNeeded: true,
      noObstruction: true,
      receipt: { textForm: true, dateTime: true, endDate: true },
    },
    saveAttempts:
      'none on the page between the two buttons, however unobtrusive; before the first one, an offer may stand near it while it stays reachable; afterwards, by mail',
    elsewhere: ['The first button on every page of the business, always.'],
    source:
      'BGB 312k; BGH 22 May 2025, I ZR 161/24; BGH 16 July 2026, I ZR 200/25; OLG Düsseldorf 20 UKl 3/23; OLG Köln 6 U 62/24',
    certainty: 'H',
    reviewBy: '2027-04-30',
  },
  {
    id: 'eu-withdrawal',
    places: ['EU'],
    status: { type: 'in_force', from: '2026-06-19', until: null },
    duties: {
      withdrawalEntry: statutoryForms.EU,
      receipt: { textForm: true, dateTime: true, endDate: false },
    },
    saveAttempts: 'apart from cancelling; not to be mixed with offers',
    elsewhere: ['The link, for the whole time in which one may withdraw.'],
    source: 'Consumer Rights Directive, article 11a, by Directive (EU) 2023/2673; national forms differ (M)',
    certainty: 'H',
    reviewBy: '2027-01-31',
  },
  {
    id: 'eu-accessibility',
    places: ['EU'],
    status: { type: 'in_force', from: '2025-06-28', until: null },
    duties: { accessible: 'WCAG 2.1 AA' },
    saveAttempts: 'no rule',
    elsewhere: ['Very small providers of services are exempt.'],
    source: 'European Accessibility Act, Directive (EU) 2019/882, by EN 301 549; that it covers leaving is M',
    certainty: 'M',
    reviewBy: '2027-04-30',
  },
  {
    id: 'fr-resiliation',
    places: ['FR'],
    status: { type: 'in_force', from: '2023-06-01', until: null },
    duties: {
      statutoryEntry: statutoryForms.FR,
      noAccountNeeded: true,
      noObstruction: true,
      receipt: { textForm: true, dateTime: true, endDate: true },
    },
    saveAttempts: 'no number; every further obstacle is prohibited',
    elsewhere: ['The link wherever one can sign up.', 'The effects of ending, told in the receipt.'],
    source: 'Code de la consommation L215-1-1, D215-1 and following; the wording of the receipt is M',
    certainty: 'H',
    reviewBy: '2027-04-30',
  },
  {
    id: 'gb-dmcc',
    places: ['GB'],
    // Law firms say spring 2027, one later source January: the earlier day is the safe one.
    status: { type: 'expected', from: '2027-01-01' },
    duties: { onlineExit: true, noObstruction: true },
    saveAttempts: 'guidance is to say what a reasonable number of offers and questions is',
    elsewhere: ['A notice that it has ended.', 'Money back in 14 days.', '14 days to change one’s mind.'],
    source: 'Digital Markets, Competition and Consumers Act 2024, sections 253 to 281; the day is M',
    certainty: 'H',
    reviewBy: '2026-12-15',
  },
]
