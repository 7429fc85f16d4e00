import type { Lexicon } from './lexicon.ts'

const object = '(?:my |the |this |our |your )?(?:current )?(?:account|plan|subscription|membership|service|contract|it|everything)'

export const english: Lexicon = {
  leave: new RegExp(
    [
      `\\b(?:cancel|close|end|terminate|delete|stop|deactivate|disable|remove|shut down|get rid of|quit)(?: down)? ${object}\\b`,
      `\\b(?:cancel|delete|close|terminate|deactivate)(?: (?:now|please|already|today|immediately)|[.!]*$)`,
      `\\b(?:want|like|need|going|trying) (?:to|2) (?:cancel|leave|quit|unsubscribe|close|terminate)\\b`,
      `\\b(?:just|please) (?:cancel|leave|unsubscribe)\\b`,
      '\\bunsubscribe\\b',
      '\\b(?:let me|i want) (?:go|out)\\b',
      '\\bi quit\\b',
    ].join('|'),
  ),
  stay: /\b(?:don'?t|do not|never|won'?t|not going to|no need to) (?:want to |wish to )?(?:cancel|close|leave|delete|end|stop)\b|\bchanged my mind\b/,
  question: /\?|^(?:how|what|when|where|why|who|can|could|do|does|is|are|will|would)\b/,
  reasons: {
    bereaved: /\b(?:died|passed away|death|deceased|funeral|late (?:husband|wife|father|mother))\b/,
    closing: /\b(?:closing|shutting|closed|winding)(?: down)? (?:my |our |the )?(?:business|company|shop|firm|studio)\b|\bout of business\b|\bbankrupt/,
    moved: /\b(?:moved|moving|relocat\w+)\b|\bleaving the (?:country|city|state)\b/,
    billing_error:
      /\b(?:charged|billed) (?:me )?(?:twice|double|wrong\w*|again|too much|after)\b|\bwrong (?:charge|amount|invoice|bill)\b|\bdouble charge|\bbilling (?:error|mistake)|\bunknown charge|\boverchar/,
    service:
      /\b(?:support|customer service|your (?:staff|team|agent)s?|helpdesk|help desk)\b|\b(?:rude|unhelpful|no one (?:answers|replies|helps)|nobody (?:answers|replies|helps)|never (?:answered|replied)|on hold|waited)\b|\b(?:bad|poor|terrible|awful|horrible) service\b|\bunhappy with (?:the|your) service\b|\bdon'?t like (?:the|your) service\b/,
    product:
      /\b(?:bugs?|buggy|crash\w*|broken|doesn'?t work|does not work|not working|slow|unreliable|missing feature|no feature|lacks?|lacking|hard to use|complicated|confusing|poor quality|quality)\b/,
    competitor: /\b(?:competitor|switch(?:ed|ing)?|another (?:provider|company|service|tool|app)|better (?:deal|offer|alternative)|alternative|elsewhere)\b/,
    price: /\b(?:expensive|pric(?:e|es|ey|ing)|costs?|afford|cheaper|budget|too much money|save money|money is tight|fees?)\b/,
    unused: /\b(?:(?:don'?t|do not|not|never|hardly|rarely|barely) (?:really |even )?(?:us(?:e|ed|ing)|need)(?: (?:it|this))?|no longer (?:use|need)|no use for|unused|no time)\b/,
  },
}
