import { fail, ok, type Result } from '../../shared/result'
import type { TransmitLine } from '../../shared/domain/fax'
import type { Word } from '../../shared/domain/page'
import type { DocumentReader, PictureType, PreparedPage, Rotation } from '../ports/document-reader'
import type { RecognisedPage, Recogniser, RecognitionLanguage } from '../ports/recogniser'
import { bestReading, isSettled, readingScore, turnsToTry, type Reading } from './judge'
import { looksEnglish } from './language'
import { stampedLine, type PlacedWords } from './stamped-line'
import { textDirection } from './text-direction'
import { splitTransmitLine } from '../transmit-line'
import { assemble, wordsOnPage, withoutStrays } from './tokens'

export interface PageSource {
  readonly path: string
  readonly type: PictureType
  /** from 1 */
  readonly page: number
}

export interface PageReading {
  readonly rotation: Rotation
  /** of the upright page picture */
  readonly width: number
  readonly height: number
  /** boxes in pixels of that picture */
  readonly words: readonly Word[]
  /** in reading order, without the transmit line */
  readonly text: string
  readonly line: TransmitLine | null
  /** mean of the words', 0..100; 0 where there are none */
  readonly confidence: number
  readonly language: RecognitionLanguage
  readonly source: 'ocr' | 'text-layer'
}

export interface Readers {
  readonly reader: DocumentReader
  readonly recogniser: Recogniser
}

/** Reads one page, whichever way it lay on the glass. */
export async function recognisePage(readers: Readers, source: PageSource, signal?: AbortSignal): Promise<Result<PageReading>> {
  if (signal?.aborted === true) return fail('cancelled')
  if (source.type === 'pdf') {
    const own = await ownText(readers, source)
    if (!own.ok) return own
    if (own.value !== null) return ok(own.value)
  }
  const found = await readUpright(readers, source, signal)
  if (!found.ok) return found
  const { best, asFed } = found.value
  const { reading, prepared } = best
  const read = looksEnglish(reading.page.text) ? await readInEnglish(readers, reading, prepared, signal) : ok({ page: reading.page, language: 'deu' as const })
  if (!read.ok) return read
  const placed = placedWords(read.value.page, prepared)
  const { line, words, body } = stampedLine(placed, reading.rotation, placedWords(asFed.reading.page, asFed.prepared))
  return ok({
    rotation: reading.rotation,
    width: placed.width,
    height: placed.height,
    words,
    text: assemble(body).text,
    line,
    confidence: read.value.page.confidence,
    language: read.value.language,
    source: 'ocr',
  })
}

const placedWords = (page: RecognisedPage, prepared: PreparedPage): PlacedWords => ({
  words: wordsOnPage(page.words, prepared),
  width: Math.round(prepared.width * prepared.scaleX),
  height: Math.round(prepared.height * prepared.scaleY),
})

/** A digital PDF knows its words better than any recognition. */
async function ownText({ reader }: Readers, { path, page }: PageSource): Promise<Result<PageReading | null>> {
  const layer = await reader.textLayer(path, page)
  if (!layer.ok) return layer
  if (layer.value === null) return ok(null)
  const outline = await reader.outline(path, 'pdf')
  if (!outline.ok) return outline
  const size = outline.value[page - 1]
  if (size === undefined) return fail('not-found')
  const { words, confidence } = assemble(layer.value)
  const { line, body } = splitTransmitLine(words, size)
  const { text } = assemble(body)
  const language = looksEnglish(text) ? 'eng' : 'deu'
  return ok({ rotation: 0, width: size.width, height: size.height, words, text, line, confidence, language, source: 'text-layer' })
}

interface Found {
  readonly reading: Reading
  readonly prepared: PreparedPage
}

interface Upright {
  readonly best: Found
  /** the reading of the page as it came, whichever way up */
  readonly asFed: Found
}

async function readUpright(readers: Readers, source: PageSource, signal: AbortSignal | undefined): Promise<Result<Upright>> {
  const first = await readTurned(readers, source, 0, signal)
  if (!first.ok) return first
  const tried: Found[] = [first.value]
  for (const rotation of turnsToTry(first.value.reading.page, textDirection(first.value.prepared))) {
    const next = await readTurned(readers, source, rotation, signal)
    if (!next.ok) return next
    tried.push(next.value)
    if (isSettled(next.value.reading.page)) break
  }
  const best = bestReading(tried.map((found) => found.reading))
  return ok({ best: tried.find((found) => found.reading === best) ?? first.value, asFed: first.value })
}

async function readTurned({ reader, recogniser }: Readers, { path, type, page }: PageSource, rotation: Rotation, signal: AbortSignal | undefined): Promise<Result<Found>> {
  const prepared = await reader.prepare(path, type, page, rotation)
  if (!prepared.ok) return prepared
  const read = await recogniser.recognise(prepared.value, 'deu', signal)
  if (!read.ok) return read
  return ok({ reading: { rotation, page: withoutStrays(read.value) }, prepared: prepared.value })
}

/** German stays where the English data are missing or the English reading is no better. */
async function readInEnglish(
  { recogniser }: Readers,
  reading: Reading,
  prepared: PreparedPage,
  signal: AbortSignal | undefined,
): Promise<Result<{ readonly page: RecognisedPage; readonly language: RecognitionLanguage }>> {
  const again = await recogniser.recognise(prepared, 'eng', signal)
  if (!again.ok) return again.error.code === 'cancelled' ? again : ok({ page: reading.page, language: 'deu' })
  const page = withoutStrays(again.value)
  return ok(readingScore(page) > readingScore(reading.page) ? { page, language: 'eng' } : { page: reading.page, language: 'deu' })
}
