import type { Lexicon } from './lexicon.ts'

const whose = '(?:my |the |this |our |your |his |her |their |an |all )?'
const object = `${whose}(?:my )?(?:current )?(?:accounts?|plan|subscription|membership|services?|contract)`
const account = `${whose}(?:my )?(?:current )?(?:accounts?|subscription|membership)`
const end =
  '(?:cancel|close|end|terminate|delete|stop|deactivate|inactivate|invalidate|discontinue|disable|remove|shut down|get rid of|quit)'
const business = '(?:business|company|shop|firm|studio)'
const elsewhere = '(?:provider|company|service|tool|app|plan|product|competitor)'

const someone =
  '(?:he|she|who|wife|husband|mother|father|mom|mum|dad|son|daughter|brother|sister|partner|friend|parent|aunt|uncle|grand\\w+|owner|holder)'

/** Each form begins at the beginning of a word. */
const anyOf = (...forms: string[]): RegExp => new RegExp(forms.map((form) => `\\b(?:${form})`).join('|'))

export const english: Lexicon = {
  leave: anyOf(
    `${end}(?: down| out)? ${object}\\b`,
    '(?:cancel|terminate|discontinue) (?:it|everything)\\b',
    '(?:just|please|and|to) (?:close|end|delete|stop) (?:it|everything)\\b',
    `(?:cancel|delete|close|terminate|deactivate) (?:now|please|already|today|immediately)`,
    `(?:cancel|delete|terminate|deactivate)[.!]*$`,
    `(?:want|like|need|going|trying) (?:to|2) (?:cancel|leave|quit|unsubscribe|close|terminate)\\b`,
    `(?:just|please) (?:cancel|leave|unsubscribe)\\b`,
    `(?:cancelling|closing|ending|terminating|deleting) ${account}\\b`,
    `accounts?(?: needs)?(?: to)? be (?:cancelled|canceled|closed|deleted|terminated)`,
    `no longer (?:want|wish) to be a (?:customer|member|subscriber)`,
    'unsubscribe\\b',
    '(?:let me|i want) (?:go|out)\\b',
    'i quit\\b',
  ),
  stay: anyOf(
    `(?:don'?t|do not|never|won'?t|not going to|no need to) (?:want to |wish to )?(?:cancel|close|leave|delete|end|stop)\\b`,
    'changed my mind\\b',
  ),
  question: /\?|^(?:how|what|when|where|why|who|can|could|do|does|is|are|will|would)\b/,
  reasons: {
    bereaved: anyOf(
      `${someone} (?:has |had |have |just |recently |sadly |suddenly )*died\\b`,
      'passed away',
      "(?:a|the|his|her|their|'s) (?:sudden |recent )?death\\b",
      'deceased',
      'funeral',
      'late (?:husband|wife|father|mother)\\b',
    ),
    closing: anyOf(
      `(?:closing|shutting|closed|winding)(?: down)? (?:my |our |the )?${business}\\b`,
      'out of business',
      'bankrupt',
    ),
    moved: anyOf(
      `(?:moved|moving)(?: away| abroad| overseas| house| home| cit(?:y|ies)| countr(?:y|ies))\\b`,
      `(?:moved|moving) (?:out )?to (?!(?:your|another|an?|a (?:new|better|cheaper|different)) ${elsewhere}|the (?:free|new) )`,
      `(?:i'm|i am|we're|we are) moving(?! (?:on|to|from))\\b`,
      'relocat',
      'leaving the (?:country|city|state)\\b',
    ),
    billing_error: anyOf(
      '(?:charged|billed) (?:me )?(?:twice|double|wrong\\w*|again|too much|after)\\b',
      'wrong (?:charge|amount|invoice|bill)\\b',
      'double charge',
      'billing (?:error|mistake)',
      'unknown charge',
      'overcharg',
    ),
    service: anyOf(
      '(?:customer service|customer support|your (?:staff|support|team|agent)s?|support (?:never|did|is|was|team|staff)|helpdesk|help desk)\\b',
      '(?:rude|unhelpful|no one (?:answers|replies|helps)|nobody (?:answers|replies|helps)|never (?:answered|replied)|on hold|waited)\\b',
      '(?:bad|poor|terrible|awful|horrible) service\\b',
      `(?:not|isn't|wasn't) (?:\\w+ )?(?:happy|satisfied) with (?:\\w+ )?services?\\b`,
      '(?:unhappy|dissatisfied|disappointed|upset) (?:with|by) (?:\\w+ )?services?\\b',
      `(?:don'?t|do not) like (?:the|your) services?\\b`,
      'services? (?:\\w+ ){0,3}(?:is|was|are|were) (?:\\w+ )?(?:bad|poor|terrible|awful|horrible)\\b',
    ),
    product: anyOf(
      `(?:bugs?|buggy|crash\\w*|broken|doesn'?t work|does not work|not working|slow|unreliable)\\b`,
      '(?:missing feature|no feature|lacks?|lacking|hard to use|complicated|confusing|poor quality|bad quality|low quality)\\b',
      'quality (?:\\w+ ){0,3}(?:bad|poor|worse|dropped|terrible|awful)\\b',
    ),
    competitor: anyOf(
      `(?:competitors?|switch(?:ed|ing)?|another ${elsewhere}|elsewhere)\\b`,
      '(?:better|cheaper) (?:deal|offer|alternative|provider|service|tool|app)\\b',
      'alternative\\b',
    ),
    price: anyOf(
      '(?:expensive|pric(?:e|es|ey|ing)|costs?|afford|cheaper|budget|too much money|save money|money is tight|fees?)\\b',
    ),
    unused: anyOf(
      `(?:don'?t|do not|not|never|hardly|rarely|barely) (?:really |even |ever )?(?:us(?:e|ed|ing)|need)(?! to\\b)\\b`,
      'no longer (?:use|need)\\b',
      'no use for',
      'unused\\b',
      'no time\\b',
    ),
  },
}
