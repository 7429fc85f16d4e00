import * as z from 'zod'

/**
 * One entry of a catalogue: plain text with `{name}` places, or its plural forms, chosen by the number `{n}` with
 * the categories of Unicode CLDR (https://cldr.unicode.org/index/cldr-spec/plural-rules).
 */
const text = z.string().min(1).max(1000)
export const Sentence = z.union([
  text,
  z.strictObject({
    one: text,
    two: text.optional(),
    few: text.optional(),
    many: text.optional(),
    other: text,
  }),
])
export type Sentence = z.infer<typeof Sentence>
