import type { RuleWords } from './lint-rules.ts'

/** Each form begins at the beginning of a word. Gaps are counted, so that no text takes longer than its length. */
const anyOf = (...forms: string[]): RegExp => new RegExp(forms.map((form) => `\\b(?:${form})`).join('|'), 'i')

const gain =
  '(?:sav(?:e|es|ing|ings)|discounts?|deals|offers|free|gifts?|coupons?|win|winning|fun|money|exclusive|promotions?|\\d+% off|rewards?|benefits|bargains?|health|progress|success|protect|best|look my)'
const refuse =
  "(?:(?:don't|dont|do not|never) (?:really )?(?:want(?:ed)?|like|love|enjoy|need|care)|hate|despise|dislike)"
const offer = '(?:sales?|offers?|deals?|discounts?|prices?|rate|coupon|promo\\w*)'
const count = '(?:\\d+|one|two|three|four|five|ten)'
const thing =
  '(?:items?|item\\(s\\)|pcs|pieces?|piece\\(s\\)|units?|seats?|spots?|places|vouchers?|discounts?|stocks?)'
const leaving =
  '(?:cancel\\w*|terminat\\w+|unsubscrib\\w+|clos(?:e|ing) (?:your|the|my) account|(?:end|ending) (?:your|the|my|a) (?:\\w+ )?(?:plan|membership|subscription|contract))'
/** Ways to a person or a post office, said as something to do: a phone plan or an e-mail received are none. */
const channel = [
  'call(?:ing)? (?:us|our|the|your|customer|support|\\(?\\+?\\d)',
  '(?:tele)?phone (?:us|our)\\b',
  'ring us\\b',
  '(?:by|on) (?:calling|phone|telephone|phoning|e-?mailing|contacting|post|letter|mail|fax|registered)\\b',
  '(?:e-?mail|fax|write to) (?:us|our|support|\\S+@)',
  '(?:send|sending) us (?:a|an) \\w',
  'contact(?:ing)? (?:us|our|customer|support|a|the|\\S+@|\\w+ customer)\\b',
  'visit (?:a|our|your|the) (?:\\w+ )?(?:branch|store|office|shop|club|gym)',
  '(?:speak|talk|chat|call) (?:to|with) (?:us|a|an|one|our|your|someone)\\b',
  '(?:via|by) (?:chat|e-?mail|phone)\\b',
  'registered (?:letter|mail)\\b',
  'mail it to us\\b',
].join('|')
const must = '(?:must|have to|has to|need to|needs to|required to)'

/** A day of the calendar, or a place that is filled with one. */
const day =
  /\{\w+\}|\d{4}-\d{2}-\d{2}|\b\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \d/i

export const english: RuleWords = {
  patterns: {
    'shame.refusal': anyOf(
      "i(?:'d|'ll|'m)?\\b[\\w' ]{0,25}\\bpay(?:ing)? (?:the )?(?:full|more|extra|for shipping)",
      '(?:like|love|prefer|enjoy) (?:full price|0% off)',
      `(?:i|we) ${refuse}[\\w' -]{0,22}\\b${gain}\\b`,
      "i (?:don't|dont|do not) (?:care|mind|feel lucky|need (?:to save|expert))\\b",
      "(?:no|nah|nope|skip)\\b\\W{0,3}(?:thanks|thank you)?\\W{0,4}i(?:'d|'ll)? ?(?:would )?(?:rather|prefer)\\b(?! (?:to |not |not to )?(?:say|answer|tell|have|cancel|leave|end|pause|keep|stay|continue|go|decide|think))",
      'no,? (?:thanks|thank you)\\W{1,4}i (?:really )?(?:hate|love|despise|like|enjoy)\\b',
      "i(?:'d| would) rather (?:not (?:save|win|hear)|lose|miss)",
      "(?:(?:isn't|aren't|is not|are not) (?:for|important to) me)\\b",
      "i(?:'m| am) (?:fine|happy|ok|okay) (?:with losing|with missing|to lose|to miss)",
      "i(?:'m| am) not interested in (?:saving|savings|deals)",
      '(?:let|letting) (?:this|the) (?:offer|deal|discount) (?:sail|go|slip|pass)',
      'the last to know\\b',
      'stay in the dark\\b',
      '(?:throw|throwing) away my\\b',
      'give up on my\\b',
      'let(?:ting)? my [a-z]{1,15} down\\b',
      '(?:save|saving) money another day',
      '(?:shop|pay|buy) without (?:a|my|the) discount',
      'turn(?:ing)? my back\\b',
      'skip (?:this|my|the) (?:amazing|great|exclusive)\\b',
      'i know better\\b',
    ),
    'shame.guilt': anyOf(
      "don't (?:go|leave us|leave me|abandon)\\b(?! (?:to|through|back|by|on))",
      "we(?:'ll| will) (?:really |all |so )?(?:miss you|be (?:so |very )?(?:sad|heartbroken|devastated))",
      'our [a-z ]{1,20} will be (?:so |very )?(?:sad|heartbroken|devastated)',
      'break(?:ing)? our hearts?\\b',
      'how could you (?:leave|go|do this|abandon)\\b',
      'after (?:all|everything) we\\b',
      'are you (?:really |absolutely |quite )?sure\\b.{0,30}\\b(?:lose|losing|give up|giving up|miss|missing|throw)\\b(?! (?:your |any |unsaved |the )?(?:edit|change|draft|data))',
      "you(?:'ll| will) (?:be sorry|regret)\\b",
      "you(?:'re|'ll)?\\b.{0,25}\\b(?:big|huge|terrible) mistake\\b",
      '(?:lose|losing) everything\\b',
      'miss(?:ing)? out\\b',
      'quitters?\\b',
      'disappoint your\\b',
    ),
    'urgency.hurry': anyOf(
      'hurry\\b',
      'act (?:now|fast|immediately|today)\\b',
      'last chance\\b',
      "don't (?:wait(?! for)|delay|miss)\\b",
      '(?:it.s )?now or never\\b',
      "before (?:it is|it's|your [a-z]{1,15} is) (?:too late|gone)\\b",
      'time is running out\\b',
      'be quick\\b',
      'quick, ',
      'decide now\\b',
      '(?:order|buy|checkout|activate) (?:soon|within)\\b',
      "won't (?:come back|last)\\b",
      'never (?:see|get) this (?:price|offer|deal)\\b',
      `${offer} (?:disappears?|vanish(?:es)?|is gone) (?:when|if|once|as soon)`,
      'one-time (?:offer|opportunity|deal)\\b',
    ),
    'urgency.vague_end': anyOf(
      'limited[- ](?:time|offer)\\b',
      '(?:today only|only today|only for today|tonight only)\\b',
      `${offer}\\b.{0,20}\\b(?:ends?|ending|expires?|closes?)(?: very)? (?:soon|today|tonight|tomorrow|at midnight)\\b`,
      `${offer} (?:ends?|ending|expires?)(?: in)?:?\\W*$`,
      `${offer}\\b.{0,20}\\babout to (?:expire|end)\\b`,
      'ends soon\\b',
      'almost over\\b',
      'flash (?:sale|offer|deal)\\b',
    ),
    'urgency.clock': anyOf(
      '\\d{1,3} ?: ?\\d{2} ?: ?\\d{2}\\b',
      '\\d{1,2} ?: ?\\d{2} (?:min|hour|left)',
      '\\d{1,2} ?h(?:(?:ou)?rs?)?\\b[ :.,]{0,3}\\d{1,2} ?m(?:in(?:ute)?s?)?\\b',
      '(?:\\d ?)?(?:days?|hours|hrs)[ :/.,]{0,3}\\d{0,4}[ :]{0,3}(?:hours|hrs|min(?:ute)?s)\\b',
      '(?:cart|order|items?|discount)\\b.{0,25}\\b(?:is|are|been|be) (?:reserved|prioritized|held) for\\b(?! \\w+ (?:days?|months?|years?))',
      'cart (?:will )?expires?\\b',
      `${offer}\\b.{0,25}\\b(?:ends?|ending|expires?|up|valid|stays)\\b.{0,15}\\b(?:in|next|for|within) (?:the next )?${count} ?(?:minutes?|mins?|hours?|hrs?|seconds?)\\b`,
      `for (?:only )?(?:the )?next ${count} (?:minutes|hours)\\b`,
      '\\d{1,2} ?min(?:ute)?s?\\b[ :,]{0,3}(?:and )?\\d{1,2} ?sec(?:ond)?s?\\b',
      'guaranteed for \\d+ (?:minutes|hours)\\b',
      '(?:timer|counter|countdown) (?:hits|reaches|runs)\\b',
      '^time (?:remaining|left)\\b',
    ),
    'scarcity.few': anyOf(
      `(?:only|just):? (?:${count}|a few|the last)\\b.{0,25}\\b(?:left|remain(?:s|ing)?|in stock)\\b`,
      `${count} ${thing} (?:left|remain(?:s|ing)?)\\b`,
      '(?:less|fewer) than \\d+ left\\b',
      '\\d+\\)? left(?:\\W*$| in )',
      'left in stock\\b',
      '(?:few|last) (?:few )?(?:items?|pieces?|units?|vouchers?|seats?|spots?|places|stocks)\\b',
      'low (?:in )?stock\\b',
      'limited (?:quantit\\w+|stock|supply|supplies|places|spots|seats|availability)\\b',
      'while (?:supplies|stocks?) lasts?\\b',
      'a handful of customers\\b',
      '(?:almost|nearly) (?:gone|sold out)\\b',
      "once (?:it's|it is|they're|they are) gone\\b",
      'run out of stock\\b',
    ),
    'scarcity.demand': anyOf(
      '(?:high|strong|huge) demand\\b',
      'sell-?out\\b',
      'sell(?:s|ing) (?:out )?(?:fast|quickly)\\b',
      '(?:(?:these|they|deals|places|spots) go|going) fast\\b',
      '\\d+%? (?:\\w+ )?(?:are )?(?:already )?claimed\\b',
      '(?:given|go|sold) to (?:somebody|someone) else\\b',
      'not be available again\\b',
    ),
    'trick.negatives': anyOf(
      "(?:not|\\w{2,5}n't) (?:(?!and|or|but)\\w+ )?(?:(?!and|or|but)\\w+ )?not\\b",
      "(?:not|\\w{2,5}n't) (?:want|wish|like|agree|prefer) to (?:stop(?! you)|not|opt out|avoid|decline|disable|unsubscribe)\\b",
      "(?:don't|(?<!(?:we|you|they) )do not) (?:disable|untick|uncheck|unsubscribe|deselect|disagree)\\b",
      'not (?:untick|uncheck)ing\\b',
      '(?:avoid|decline|declining|prevent|from|miss|continue to) not \\w',
      'cancel (?:the|my|your|this) cancel',
      "(?:don't|not) cancel (?:the|my|your) cancel",
      'to not continue\\b',
      'opt(?:ing)? out of (?:not|opting)\\b',
      'not stop\\b.{0,25}\\bfrom ending\\b',
      'rather not be (?:excluded|removed|left out)\\b',
      'no longer wish to (?:receive nothing|not)\\b',
    ),
    'trick.tick': anyOf(
      "(?:un)?(?:tick|check)(?:ed|ing)? (?:(?:this|the|a) )?(?:box|checkbox|here|below|unless|if)\\b.{0,40}\\b(?:not|\\w{2,5}n't|no longer)\\b",
      "(?:tick|untick|uncheck|tick here)(?:ed)?\\b.{0,30}\\b(?:if|unless)\\b.{0,25}\\b(?:not|\\w{2,5}n't|no longer)\\b",
      "box (?:is )?(?:not )?(?:un)?(?:ticked|checked)\\b.{0,20}\\bif\\b.{0,25}\\b(?:not|\\w{2,5}n't)\\b",
      "if\\b.{0,25}\\b(?:not|\\w{2,5}n't|no longer)\\b.{0,80}\\b(?:(?:un)?tick(?:ing)?|uncheck|box is (?:not )?(?:un)?(?:ticked|checked)|check (?:this|the) box)\\b",
      "unless you\\b.{0,40}\\b(?:not|\\w{2,5}n't)\\b",
    ),
    'obstruction.channel': anyOf(
      `${leaving}\\b.{0,150}\\b(?:${channel})`,
      `(?:${channel}).{0,60}\\b${leaving}`,
      `${leaving}\\b.{0,60}\\b(?:over the phone|phone call|in person|in writing)\\b`,
    ),
    'obstruction.hurdle': anyOf(
      `(?:cannot|can't|can not|not possible to|unable to) (?:be )?${leaving}.{0,30}\\b(?:online|here|in the app|yourself)\\b`,
      'online cancellation is (?:not|un)',
      `${must}\\b.{0,60}\\bbefore\\b.{0,30}\\b(?:${leaving}|leave)`,
      `${must} (?:first )?.{0,30}\\bfirst\\b.{0,40}\\b${leaving}`,
      `before (?:we let you go|you (?:can )?(?:leave|cancel)|we (?:can )?cancel)\\b.{0,20}\\b${must}`,
      `${leaving}.{0,30}\\b(?:approved|reviewed) by (?:a|an|our|the)\\b`,
      'call you\\b.{0,15}\\bto confirm\\b.{0,30}\\b(?:leave|cancel)',
      `${leaving} takes (?:up to|at least) \\d+ (?:working |business )?days\\b`,
    ),
  },
  unless: {
    'shame.refusal': /(?:\bnot|n't) (?:want|wish|like|need|have) to (?:pay|spend|waste|lose)\b/i,
    'shame.guilt': /(?:\bnot|\bnothing|n't) (?:to )?miss(?:ing)? out\b/i,
    'urgency.hurry':
      /\b(?:no (?:need to )?hurry|hurry is not|without (?:any )?hurry|not (?:need to )?(?:hurry|miss out))\b|n't (?:need to )?hurry\b|n't need to wait\b|you (?:don't|do not|won't) miss out/i,
    'urgency.vague_end': day,
    'urgency.clock': /\{\w+\}/,
    'scarcity.few': /\b(?:you (?:still )?have|your (?:plan|account)|in use|questions?|steps?|days?)\b/i,
    'obstruction.channel':
      /\b(?:account page|account settings|in your account|button|press|on this page|online at|without (?:that|it|calling)|we (?:will |'ll )?(?:confirm|send|write|e-?mail)|receipt|confirmed (?:by|on)|no need)\b|(?:\bnot|n't) (?:have|need)\b/i,
    'obstruction.hurdle': /\b(?:no need|nothing)\b|(?:\bnot|n't) (?:have|need|required)\b/i,
  },
  labels: {
    way_out: /\b(?:cancel|end|leave|stop|quit|terminate|close|exit|unsubscribe)/i,
    'confirm.accept': /\b(?:cancel|end|leave|stop|quit|terminate|close|unsubscribe)/i,
    'confirm.decline': /\b(?:no|not|keep|stay|remain|don't)\b/i,
    'offer.decline': /\b(?:no|not|decline|skip|cancel|leave|without|pass)\b/i,
    'permit.no': /\b(?:no|not|decline|skip|cancel|leave|without|pass)\b/i,
  },
}
