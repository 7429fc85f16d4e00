/** @jsxImportSource hono/jsx */
import { BarFigure, type BarLine } from './bars.tsx'
import type { PlotProps } from './figure.tsx'
import { isKnown } from './scale.ts'
import { figureOr, figuresOf } from './unit.ts'
import type { Words } from '../words.ts'

export interface FunnelStep {
  /** In words, in the language of the page. */
  label: string
  /** People; an estimate may have fractions, and may be below nought. */
  count: number | null
  /** The one that counts: truly saved, and no other. */
  isMain?: boolean
}

export interface FunnelProps extends PlotProps {
  /** From the first step, which is the whole, to the last. */
  steps: readonly FunnelStep[]
  /** Whether each step is a part of the one before it: then its share of that one is told too. */
  isNested?: boolean
}

/** How many of those who began came how far. */
export const Funnel = (props: FunnelProps) => {
  const { words, steps, isNested = false } = props
  const { full } = figuresOf({ type: 'count' }, words)
  const whole = steps[0]?.count ?? 0
  const rows = steps.map(({ label, count }, index) => [
    label,
    figureOr(count, full, words),
    shareOf(count, whole, words),
    ...(isNested ? [shareOf(count, steps[index - 1]?.count, words)] : []),
  ])
  const head = ['step', 'people', 'of_first', ...(isNested ? (['of_before'] as const) : [])] as const
  const lines = steps.map(({ label, count, isMain }, index): BarLine => {
    const [, figure = '', share = ''] = rows[index] ?? []
    const isShared = index > 0 && isKnown(count) && whole > 0
    return {
      label,
      value: count,
      isMain: isMain === true,
      figure: isShared ? `${figure} · ${share}` : figure,
    }
  })
  return (
    <BarFigure
      {...props}
      lines={lines}
      told={words.copy.list(lines.map(({ label, figure }) => `${label}: ${figure}`))}
      table={{
        head: head.map((key) => words.say(`plots.${key}`)),
        rows: whole > 0 ? rows : [],
      }}
    />
  )
}

/** A share of nobody is no figure. */
function shareOf(count: number | null, whole: number | null | undefined, words: Words): string {
  const share = isKnown(count) && isKnown(whole) && whole > 0 ? count / whole : null
  return figureOr(share, figuresOf({ type: 'share' }, words).full, words)
}
