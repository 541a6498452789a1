import type { Word } from '../../shared/domain/page'
import type { ReadPage } from './sheet'

/** The transmit line stands on top; upside-down pages carry it at the foot of the upright picture. */
const edge = 0.09

const moment = /\b\d{1,2}[:.;]\d{2}\b/
const pageCount = /\b(?:S|P|Pg|Seite|Page)[.\s]*[0OI]*\d+\s*(?:\/|von|of)\s*\d+|\[?P?\d{3}\/\d{3}\]?/i
const date = /\b\d{1,2}[./-]\s?(?:\d{1,2}|\p{L}{3,4})[./ -]\s?\d{2,4}\b/u

/**
 * The page's words without those of its transmit line: what the machine stamped there says who called, not what the letter says.
 * A line that recognition has parted off is known word for word; one that it could not parse is told by moment and page count.
 */
export function withoutTransmitLine({ words, height, line }: ReadPage): readonly Word[] {
  const stamped = new Set((line?.raw ?? '').split(/\s+/).filter((word) => word !== ''))
  const byLine = new Map<number, Word[]>()
  for (const word of words) byLine.set(word.line, [...(byLine.get(word.line) ?? []), word])
  const dropped = new Set<number>()
  for (const [number, group] of byLine) {
    const middle = group.reduce((sum, { box }) => sum + box[1] + box[3] / 2, 0) / group.length
    if (middle > height * edge && middle < height * (1 - edge)) continue
    const known = group.filter((word) => stamped.has(word.text)).length
    const text = group.map((word) => word.text).join(' ')
    const marks = Number(moment.test(text)) + Number(pageCount.test(text)) + Number(date.test(text))
    if (known >= Math.max(1, group.length * 0.6) || (middle <= height * edge && marks >= 2)) dropped.add(number)
  }
  return words.filter((word) => !dropped.has(word.line))
}
