export interface Piece {
  readonly text: string
  readonly hit: boolean
}

/** Cuts a text at its hits. Ranges may touch, overlap, come unordered or reach beyond the text. */
export function pieces(text: string, ranges: readonly (readonly [number, number])[]): readonly Piece[] {
  const result: Piece[] = []
  let at = 0
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const from = Math.max(at, start)
    const to = Math.min(end, text.length)
    if (to <= from) continue
    if (from > at) result.push({ text: text.slice(at, from), hit: false })
    result.push({ text: text.slice(from, to), hit: true })
    at = to
  }
  if (at < text.length) result.push({ text: text.slice(at), hit: false })
  return result
}
