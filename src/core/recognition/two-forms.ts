import { fail, ok, type Result } from '../../shared/result'
import type { Manner } from '../ports/document-reader'
import type { LinePicture, ReadLine, Recogniser, RecognitionLanguage } from '../ports/recogniser'
import { looksLikeWord } from './judge'

/** Script is tall and narrow where its small letters are low: at this share of its height they are as large as the recogniser knows them. */
const share = 0.6

/** Reads lines; those of broken print and of handwriting also with less height, and keeps what looks more like words. */
export async function readLinesIn(manner: Manner, recogniser: Recogniser, lines: readonly LinePicture[], language: RecognitionLanguage, signal?: AbortSignal): Promise<Result<readonly ReadLine[]>> {
  const asIs = await recogniser.recognise(lines, language, signal)
  if (!asIs.ok || manner !== 'broken') return asIs
  const low = await recogniser.recognise(lines.map(lowered), language, signal)
  if (!low.ok) return low
  if (signal?.aborted === true) return fail('cancelled')
  return ok(betterOf(asIs.value, low.value.map((line) => line.map(raised))))
}

/** A page is in one hand: the form that suits most of it is left only for a clearly better one. */
const clearly = 1.4

function betterOf(one: readonly ReadLine[], other: readonly ReadLine[]): readonly ReadLine[] {
  const sum = (lines: readonly ReadLine[]): number => lines.reduce((total, line) => total + likeWords(line) * line.length, 0)
  const needed = sum(one) >= sum(other) ? clearly : 1 / clearly
  return one.map((line, i) => (likeWords(other[i] ?? []) > likeWords(line) * needed ? (other[i] ?? []) : line))
}

/** Of script the recogniser is never sure, not of what it reads rightly either: words in the shape of words count for something. */
const head = 20

function likeWords(line: ReadLine): number {
  let good = 0
  for (const { text, confidence } of line) if (looksLikeWord(text)) good += text.length * (confidence + head)
  return good / Math.max(1, line.reduce((sum, { text }) => sum + text.length, 0))
}

/** The picture with less height: each new pixel is the mean of the old ones that it covers. */
export function lowered({ width, height, data }: LinePicture): LinePicture {
  const low = Math.max(1, Math.round(height * share))
  const out = new Uint8Array(width * low)
  for (let y = 0; y < low; y++) {
    const [from, to] = [(y * height) / low, ((y + 1) * height) / low]
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let row = Math.floor(from); row < to; row++) sum += data[row * width + x]! * (Math.min(to, row + 1) - Math.max(from, row))
      out[y * width + x] = Math.round(sum / (to - from))
    }
  }
  return { width, height: low, data: out }
}

const raised = (word: ReadLine[number]): ReadLine[number] => {
  const [left, top, wide, high] = word.box
  return { ...word, box: [left, top / share, wide, high / share] }
}
