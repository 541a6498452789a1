import { pieces } from './pieces'

interface MarkedTextProps {
  readonly text: string
  readonly ranges: readonly (readonly [number, number])[]
}

/** Text with its search hits marked. */
export function MarkedText({ text, ranges }: MarkedTextProps) {
  return pieces(text, ranges).map((piece, index) => (piece.hit ? <mark key={index}>{piece.text}</mark> : piece.text))
}
