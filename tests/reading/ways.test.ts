/** Many ways to ask, and many that only look like it, as sentences put together from parts. */
import { expect, test } from 'vitest'
import { readComment } from '#shared/reading/comment.ts'
import ways from '#tests/cases/comments-ways.json' with { type: 'json' }

const sentences = ({ frames, verbs, things }: (typeof ways)[number]): string[] =>
  frames.flatMap((frame) =>
    verbs.flatMap((verb) => things.map((thing) => frame.replace('{verb}', verb).replace('{thing}', thing))),
  )

test.each(ways)('$what', (way) => {
  const all = sentences(way)
  const misread = all.filter((text) => (readComment(text).intent === 'leave') !== way.leave)
  expect(misread).toEqual([])
})
