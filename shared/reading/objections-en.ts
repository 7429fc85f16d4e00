import type { Against } from './objection.ts'

/** Each form begins at the beginning of a word. */
const anyOf = (...forms: string[]): RegExp => new RegExp(`\\b(?:${forms.join('|')})`)

/** *Not too expensive* is none. */
const not = "(?<!(?:not|n't|never|no longer|isnt) (?:really |that |so |even |at all |too |very )?)"
const too = '(?:too|so|very|way too|far too|still too|a bit|quite|rather|pretty|really)'
const time =
  '(?:(?:one|two|three|four|six|a (?:few|couple of)|\\d+) )?(?:months?|weeks?|days?|years?|cycles?)'

export const english: Against = {
  already_decided: anyOf(
    "(?:my|our) (?:mind|decision)(?:'s| is| was| has been)? (?:already )?(?:made up|made|final|firm)\\b",
    "(?:i'?ve|i have|we'?ve|we have|i|we) (?:already |really |fully )?(?:made up (?:my|our) minds?|made (?:my|our|the|a) (?:final )?decision)\\b",
    "(?:i'?ve|i have|we'?ve|we have|it'?s been|it is|it'?s|i|we) already (?:been )?decided(?=$|[.,;!]| (?:to (?:leave|cancel|go|end|quit|stop)|on (?:cancell?ing|leaving)|and|so|it|thanks|thank|for good)\\b)",
    '(?:nothing|no offer|no discount)(?: you (?:say|offer|do))? (?:will|can|would|could|is going to) (?:change|make me change) (?:my|our) minds?\\b',
    "(?:you|that|this|it)(?:'?ll| will| can'?t| cannot| won'?t) (?:not |never )?change (?:my|our) minds?\\b(?<!(?:'ll|will|that|this|it) change (?:my|our) minds?)",
    "(?:i'?m|i am|we'?re|we are) (?:not going to change my mind|set on (?:leaving|cancell?ing|it)|done deciding|(?:sure|certain) (?:i want|about (?:leaving|cancell?ing)))",
    '(?:this|that) is final(?=$|[.,;!])',
    '(?:my|our|a) final (?:answer|decision)\\b',
    "(?:don'?t|do not|no need to|stop) (?:bother |keep )?(?:try(?:ing)? to )?(?:persuade|convince|persuading|convincing|talk me out)",
    '(?:no more|stop (?:making|sending|with(?: the)?|the)) offers?\\b',
  ),
  no_trust: anyOf(
    '(?:promised|promise|told|said|heard|offered) (?:\\w{1,12} ){0,4}(?:before|last time|already|every time|each time|last year|all before)\\b',
    "(?:don'?t|dont|do not|can'?t|cannot|no longer|never|hard to|why (?:should|would) i) (?:really )?(?:trust|believe)\\b",
    '(?:broke|break|broken|kept none of|never kept|never keep|keep none of|empty|false|more) (?:your |my |all (?:your |the )?|the )?promises?\\b',
    '(?:lost|no|zero) (?:all |any |my )?(?:trust|faith)\\b',
    "(?:there (?:is|'s|must be)|what'?s) (?:always |surely )?(?:a|the|some) (?:catch|trick|small print)\\b",
    "(?:you|they)(?:'?ll| will) (?:just |only )?(?:\\w{1,10} )?(?:raise|put up|change) (?:it|the price|the terms|that) (?:again|anyway|later|back)",
    'too good to be true\\b',
    '(?:sounds|seems|smells) (?:like |a bit )?(?:fishy|(?:a )?scam|(?:a )?trick)\\b',
    '(?:was|were|been|got) (?:burn(?:ed|t)|fooled|tricked|misled|lied to)\\b',
    "it (?:won'?t|will not|never) (?:really )?happen(?:s|ed)?\\b",
  ),
  wants_function: anyOf(
    "(?:doesn'?t|does not|won'?t|will not|didn'?t|wouldn'?t|would not|still (?:doesn'?t|won'?t|can'?t)) (?:\\w{1,10} )?(?:have|do|add|give me|include|bring|get me|offer|solve|fix) (?:me )?(?:the |what |that |my |a |an |any )?(?:\\w{1,12} ){0,2}(?:features?|functions?|functionality|export|integrations?|reports?|things? i|i (?:need|want)|(?:it )?for what i need|missing)",
    '(?:i|we) (?:still |really |just |actually |only )?(?:need|want|was asking for|asked for|am missing|are missing|miss) (?:a |an |the |that |this |more |your |some )?(?:\\w{1,14} ){0,3}(?:features?|functions?|functionality|export|import|integrations?|reports?|sync|api|offline mode|dark mode)\\b',
    '(?:feature|function|functionality|export|integration|report)s? (?:\\w{1,12} ){0,3}(?:(?:is|are)(?:n.?t| not| still)? (?:missing|there|included)|missing)\\b',
    '(?:still )?(?:missing|lacks|lacking) (?:the |a |an |what )?(?:\\w{1,14} ){0,3}(?:features?|functions?|functionality|export|integrations?|reports?|i need)\\b',
    "(?:it|that|this) (?:still )?(?:doesn'?t|does not|won'?t|can'?t|cannot) do what (?:i|we) (?:need|want)",
    "(?:it'?s|it is|this is|my problem is) (?:not (?:about )?(?:the )?(?:price|money)|(?:about )?what it (?:can'?t|cannot) do)",
  ),
  too_complicated: anyOf(
    `${not}${too} (?:complicated|complex|confusing|difficult|hard|fiddly|messy|much (?:work|hassle|effort|trouble|bother|to (?:set up|learn|do)))\\b`,
    `${not}(?:complicated|confusing|a hassle|a headache|a faff)\\b`,
    "(?:don'?t|do not) (?:want|have|need) (?:the |any |another |more )?(?:hassle|trouble|headache|(?:time|energy) (?:to (?:set|learn|deal|figure|sort)|for (?:a )?(?:setup|calls?|training)))",
    "(?:don'?t|do not) want to (?:set (?:it|anything) up|learn|figure|migrate|change (?:my )?(?:plan|settings)|deal with)",
    '(?:too many|so many) (?:steps|conditions|terms|rules|options)\\b',
  ),
  too_short: anyOf(
    `(?:only|just|merely) (?:be |last )?(?:for )?${time}\\b(?! (?:ago|left|old|in))`,
    `${not}too (?:short|brief|soon over|little time)\\b`,
    "(?:isn'?t|is not|not|won'?t be) (?:\\w{1,8} )?long enough\\b",
    "(?:doesn'?t|does not|won'?t|will not) last\\b",
    `(?:need|want|takes?) (?:it |that |this )?(?:to be )?(?:for )?(?:longer|more than ${time}|more time|much longer)\\b`,
    `(?:and )?(?:then|after) (?:what|that (?:what|it)|(?:the |those |these )?${time}) ?(?:\\?|is what|it (?:goes|is|will)|i(?:'?m| am)? (?:back|pay))`,
    '(?:temporary|short[- ]term|short[- ]lived|runs out|for a while only)\\b',
  ),
  too_expensive: anyOf(
    `${not}(?:${too} )?(?:expensive|overpriced|pricey|costly|dear)\\b(?! (?:sir|team|all|friends?))`,
    `${not}(?:too|so|still) much (?:money|for (?:me|us|this|that|it))\\b`,
    "(?:can'?t|cannot|couldn'?t|can not) (?:\\w{1,8} )?(?:afford|justify)\\b",
    '(?:not|n.?t) (?:\\w{1,8} )?worth (?:it|that|the|\\S?\\d)',
    "(?:isn'?t|is not|not|n'?t) (?:\\w{1,8} )?(?:cheap enough|enough (?:of a )?(?:discount|off)|low enough|a (?:big|real) (?:discount|saving))\\b",
    '(?:more than|over) (?:i|we) (?:can|want to|would) (?:pay|spend|afford)\\b',
    '(?:over|outside|beyond|above) (?:my|our) (?:budget|means)\\b',
    '(?:cheaper|less) (?:elsewhere|somewhere else|with (?:another|someone)|at (?:another|the))',
    'still (?:\\w{1,6} )?(?:\\S?\\d+|a lot|too much)\\b(?! (?:days?|weeks?|months?|years?))',
  ),
  not_now: anyOf(
    "(?:not|n'?t) (?:right )?(?:now|at the moment|at this (?:time|point)|today|this (?:month|year)|currently)\\b",
    '(?:maybe|perhaps|possibly) (?:later|another time|next (?:month|year|time)|in (?:a|the) |some ?(?:day|time)|one day)',
    '(?:another|some other) time\\b',
    '(?:bad|wrong|not the right|not a good) (?:time|moment|timing)\\b',
    '(?:ask me|come back|get back|try|talk)(?: to (?:me|you|it|this))? (?:again )?(?:later|next (?:month|year)|in (?:a|the) )',
    '(?:too busy|no time) (?:right )?(?:now|for this|at the moment)',
  ),
  assent: /^(?:yes|yeah|yep|yup|ok|okay|sure|deal|agreed|fine|great|sounds (?:good|great|fine))(?![a-z])/,
  refusal:
    /^(?:no|nope|nah|no thanks?|no,? thank you|no thx|no ty|thanks,? but no(?: thanks?)?|not? for me|i'?ll pass|pass|not interested|no interest|(?:i )?(?:don'?t|do not) (?:want|need|like) (?:it|that|this|any of (?:it|that)|(?:a|the|your|this|that) (?:discount|offer|pause|plan|credit|deal))|(?:i(?:'?m| am) )?not interested(?: in (?:it|that|this|(?:the|a|your) (?:offer|discount|deal)))?|(?:i )?decline|no way|never mind|not needed)(?:[,. ]+(?:thanks|thank you|thx|sorry|really|please))*[.! ]*$/,
}
