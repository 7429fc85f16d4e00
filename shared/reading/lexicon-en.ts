import type { Lexicon } from './lexicon.ts'
import { reasons } from './reasons-en.ts'

const whose =
  "(?:(?:my|the|this|our|your|his|hers?|their|an|all|of|both|whole|entire|current|family|old|online|user|monthly|yearly|annual|premium|basic|pro|paid|free|personal|business|gym|mom'?s|mum'?s|dad'?s) ){0,4}"
const thing =
  '(?:acc?(?:oun)?ts?|acc|plan|su[bs]{1,2}c?ri[pb]?tions?|sub|direct debit|recurring (?:payments?|charges?|billing)|auto[- ]?(?:renew(?:al)?|pay)|auto(?:matic)? renewal|policy|premium|memberships?|member ship|services?|contracts?|agreements?|licen[cs]es?)'
/** "My account settings" are not the account. */
const ofThing =
  '(?:notifications?|managers?|changes?|upgrades?|calls?|appointments?|alerts?|e?-?mails?|add-?ons?|settings?|numbers?|details|names?|reminders?|messages?|requests?|tickets?|from (?:showing|sending)|meetings?|pages?|tabs?|visits?|photos?|users?|charges?|payments?|fees?|features?)'
const object = `${whose}${thing}\\b(?!'| ${ofThing}\\b)`

const soft =
  '(?:it|this(?: (?:damn |stupid |bloody )?(?:thing|crap|shit|nonsense|stuff|rubbish))?|that(?! i)|one|everything|mine|yours?|hers?|his|him|theirs?|all|me|us|now|please|pls|plz|today|already|immediately|instantly|straight away|right away|right now|asap|off|down|out|for good|entirely|completely|altogether)'
const onward =
  '(?:and|because|because of|cause|cuz|since|as|so|due|before|with you|then|thanks|thank|bye|from (?:you|now|today|next|the (?:first|start|end|beginning|next)|this (?:month|week|point))|for (?:me|us)|at (?:once|your earliest|the end)|by the end|effective|with (?:immediate|effect)|as of|starting|beginning|next (?:month|week|year|billing)|this (?:month|week)|under)'
/** An ask ends there, or goes on with nothing that would make it about something else: "cancel my class". */
const tail = `(?: ${soft})*(?:$| ${object}| (?=${onward}\\b))`

const strong =
  '(?:can[cs]ell?|unsub|cnacel|cacnel|cancal|cacel|cancl|cansle|disenroll|cancle|canell?|terminate|deactivate|discontinue|unsubscribe)'
const weak =
  '(?:leave|disconnect|resign from|exit|opt out of|withdraw from|unsubscribe from|pull out of|back out of|close|end|stop|delete?|disable|inactivate|invalidate|remove|shut(?: down)?|get rid of|quit|kill|turn off|drop|finish(?:ing)?(?: up)?(?: with)?)'
const going = '(?:cancell?ing|terminating|discontinuing)'
const ending = '(?:closing|ending|deleting|stopping|deactivating|quitting|leaving)'
const ended = '(?:cancell?ed|closed|ended|terminated|deleted|stopped|deactivated|removed)'
const we = "(?:i'?m|i am|im|we'?re|we are)"

const asks = [
  `${strong}${tail}`,
  `${weak}(?: down| out)? ${object}`,
  `(?:${going}|${ending}) ${object}`,
  `(?:just|please|and|to) (?:close|end|delete|stop|kill) (?:it|everything|this|mine)(?: ${soft})*$`,
  `(?:close|delete|shut) (?:it|everything|mine)(?: down)?(?: ${soft})*$`,
  `${we} (?:${going}|leaving|out|quitting)(?: (?:you(?: guys| all)?|u|now|today|this))*(?:$| (?=${onward}\\b))`,
  `(?:leave|quit|get out|walk away)(?: (?:you(?: guys| all)?|now|today|this(?: thing)?|it))*(?:$| (?=${onward}\\b))(?<=(?:want|like|wanna|need|going|decided|ready|time|trying|wish) (?:to )?(?:leave|quit|get out|walk away).{0,24})`,
  `(?:how|ways?|help\\w{0,3}|go about|assistance|start) (?:with |in )?(?:${going})(?:$| ${object})`,
  `(?:need|want|like|get) (?:this|it|that|mine|${object}) (?:to be )?(?:${ended}|gone|off)`,
  `cancel (?:my |the )?(?:free )?trial(?:$| (?=${onward}|right|now|please))`,
  `(?:remove|take) me (?:off|from) (?:your|this|the) (?:service|system|plan|subscription|books)`,
  `take ${object} down`,
  `(?:need|get|let|want) (?:me )?out(?: of ${object}|$)`,
  `resign(?:ing)? from (?:the|your|this) (?:club|gym|service|program|programme|association)`,
  `about (?:${going}|${ending} ${object})(?:$| ${object}| (?=${onward}))(?<=(?:speak|talk|contact|call|write|e-?mail|who|get in touch).{0,40})`,
  `(?:can|could|should|must|would like|want) (?:this|it|${object}) (?:to )?(?:please )?be ${ended}(?! (?:by|because|without))`,
  `${object} (?:should|must|can|has to|needs to) (?:now |please )?be ${ended}`,
  `${ended} ${object}(?<=(?:grateful|appreciate|glad|great|nice|helpful) if you.{0,40})`,
  `(?:stop|quit) debiting`,
  `(?:${we} not|will not|won'?t)(?: be)? (?:continu|carry|extend|renew)(?:e|ing)?(?: on)?(?: with)?(?: (?:${object}|you|it|this))?(?: ${soft})*(?:$| (?=${onward}))`,
  `(?:don'?t|do not) (?:want|wish) to extend`,
  `(?:end|stop|kill) it (?:all )?(?:now|today|please|asap|immediately)`,
  `(?:get|getting) off ${object}`,
  `(?:process|confirm|complete|accept) (?:my|our|the|this) cancell?ation`,
  `cancel button(?! (?:does|is|did|isn|has))`,
  `no longer (?:require|need) (?:your|the) services`,
  `not interested (?:any ?more|any longer)$`,
  `(?:get|take|let|sign|opt) (?:me|us) (?:out|off)(?: of)?(?:$| (?:this|it|that|now|please)$| ${object}| (?:this|your) (?:list of )?(?:plan|contract|thing)$)`,
  `(?:get|getting) out of ${object}`,
  `(?:let me|i want|want|we want) out$`,
  `i quit$`,
  `${object}(?: needs?| has| have)?(?: to)?(?: be)? ${ended}(?<=(?:need|want|like|get|have|please|request|be|wish).{0,48})`,
  `make ${object} (?:go away|disappear)`,
  `(?:stop|quit) (?:charging|billing) (?:me|us|my (?:card|account|bank|credit))\\b`,
  '(?:stop|quit) taking (?:my )?(?:money|payments?)\\b',
  `(?:don'?t|do not|won'?t|not|never|stop) (?:going to |be |want to |wish to )?(?:renew|renewing|extend|auto-?(?: )?renew)(?: ${object}| me| it)?(?: ${soft})*$`,
  `(?:don'?t|do not|no longer|never) (?:want|wish) (?:to (?:(?:continue|carry on|go on|renew)(?: (?:with|using) (?:you|this|it|${object})| any ?(?:more|longer))?(?:$| (?=${onward}))|be an? (?:customer|member|subscriber)|be your customer|pay for (?:this|it|${object})|be (?:charged|billed))|${object})(?! to\\b)`,
  `(?:where|find|show|see)\\S{0,12} (?:\\S{1,24} ){0,3}(?:cancel|cancellation|unsubscribe) (?:button|link|option|page|form)`,
  `(?:cancell?ation|termination) (?:request|please|pls|now)|(?:notice|request) (?:of|for|to) (?:my |the |a )?(?:cancell?ation|termination|cancel)`,
  `(?:give|giving|this (?:as )?(?:my|our)|accept this as (?:my )?(?:\\w{1,12} ){0,2}?) ?notice(?! period)`,
  '(?:parting ways|right (?:of withdrawal|to cancel))',
]

/** Each form begins at the beginning of a word. */
const anyOf = (forms: readonly string[], flags = ''): RegExp => new RegExp(`\\b(?:${forms.join('|')})`, flags)

const willing =
  '(?: (?:want|wish|mean|meant|need|needed|ask|asked|asking|plan|planning|going|looking|trying|like|intend|intending|really|even|actually|ever|here|to|you to|be|yet|just|please|get|my|have))*'

export const english: Lexicon = {
  ask: anyOf(asks, 'g'),
  denied: new RegExp(
    `(?:(?:(?<!ca)n't|\\b(?:do|did|does|wo|is|would|should)nt|\\bnot|\\bnever|\\bcannot|\\bnothing|\\bno (?:need|reason|plans?|way)|\\binstead of|\\brather than|\\bwithout|\\bavoid)${willing}|\\b(?:click|press|hit|tap|push)\\w*(?: (?:on|the))*|\\b(?:they|he|she|who|(?:did|have|do) you) )\\s?$`,
  ),
  supposed: anyOf([
    "if(?<!(?:grateful|appreciate|appreciate it|glad|great|nice|helpful|like it) if)(?! (?:possible|i (?:may|can|could)|you (?:can|could|would|don'?t mind))\\b)",
    'unless\\b',
    'whether\\b',
    'might\\b',
    'maybe\\b',
    'perhaps\\b',
    'one more\\b',
    'terms (?:for|of|to)\\b',
    'asked (?:about|whether|if|how)\\b',
    'how much (?:does|do|would|will|is)\\b',
    'when can (?:i|we)\\b',
    `(?:before|when|once|until|after|while) (?:i|we) (?=${strong}|${weak})`,
    `will you (?=${strong}|${weak})`,
    '(?:told|heard|said|know|think) (?:me )?(?:that )?you (?:would|will)\\b',
    '(?:someone|somebody|nobody|no one|anyone) (?:can|could|else|tried|wants|has|will)\\b',
    '(?:fee|cost|penalty) to\\b',
    'accidentally (?:tried|click|press)',
    '(?:almost|nearly) \\w+',
    'was (?:about|going) to\\b',
    '(?:silly|stupid|sad|shame) to\\b',
    '(?:threaten|afraid|worried|scared|allowed)\\w*\\b',
    'i hope\\b',
    'i may\\b',
    'should (?:i|we)\\b',
    '(?:thinking|thought) (?:about|of)\\b',
    'considering\\b',
    'not sure\\b',
    'who (?:said|told)\\b',
    'why would\\b',
    'why (?:did|was|is|were|has)\\b',
    "(?:my )?(?:friends?|neighbou?rs?|colleagues?|everyone|everybody|people|someone|others)(?: i know)? (?:is|are|was|were|has|have|had|did|can|can'?t|wants?|tried|told|said|just|cancell?ed|left|clos\\w+)\\b",
    'i (?:heard|read)\\b',
    '(?:fee|fees|policy|penalty|charge) (?:for|to|when)\\b',
    'what (?:is|are) (?:your|the)\\b(?! (?:process|steps?|way|procedure|best way|easiest way|quickest way|proper way))',
  ]),
  stay: anyOf([
    'changed my mind\\b',
    'talked me (?:into staying|out of)',
    `(?:keep|continue|reactivate|restore) (?:it|${object}|me)(?: ${soft})*(?:$| )`,
    `(?:i'?ll|i will|i'?m|i am|im|we'?re|we are|we'?ll|i'?d rather|going to|want to|decided to) (?:stay(?:ing)?|keep(?:ing)? (?:it|${object}))(?: (?:for now|then|after all|with you|here))*$`,
    `(?:don'?t|dont|do not|never|please not|not)${willing} (?:${strong}|${going}|leave|leaving|(?:${weak}|${ending})(?= (?:${object}|it\\b|me\\b|anything\\b)))`,
    `no (?:need|reason) to (?:${strong}|leave|close)`,
  ]),
  question: /\?|^(?:how|what|when|where|why|who|can|could|do|does|is|are|will|would|should)\b/,
  reasons,
}
