import type { TextLine } from './text-lines'

/** Lines whose baselines differ by less stand in one row (mm). */
const rowMm = 1.3

/** Row by row from the top, and from the left in each row. */
export function inRows<L extends Pick<TextLine, 'left' | 'baseline'>>(lines: readonly L[], dpi: number): readonly (readonly L[])[] {
  const most = (rowMm * dpi) / 25.4
  const rows: L[][] = []
  for (const line of [...lines].sort((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1)
    if (row !== undefined && line.baseline - row[0]!.baseline < most) row.push(line)
    else rows.push([line])
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left))
}
