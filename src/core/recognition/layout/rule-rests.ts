import type { Component } from './components'

/** In heights of the line: a stem ends on the baseline, the side of a table's cell goes on below it and above the capitals. */
const across = { below: 0.18, above: 0.95, widest: 0.2 } as const
/** A piece of a rule along the line is wider than a dash is, and lies where no dash does. */
const along = { narrowest: 1.8, highest: 0.24, dash: { from: 0.15, to: 0.75 } } as const

/** What a broken rule left beside a line: a bar through all its height, a stroke under or over it. Read, it would be `|`, `]`, `_` or `—`. */
export function isRuleRest(part: Component, { baseline, height }: { readonly baseline: number; readonly height: number }): boolean {
  const [wide, high] = [part.right - part.left, part.bottom - part.top]
  if (wide < high * across.widest) return part.bottom > baseline + height * across.below && part.top < baseline - height * across.above
  if (wide < height * along.narrowest || high > height * along.highest) return false
  const middle = (baseline - (part.top + part.bottom) / 2) / height
  return middle < along.dash.from || middle > along.dash.to
}
