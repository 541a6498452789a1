import { fail, ok, type Result } from '../../shared/result'
import type { TransmitLine } from '../../shared/domain/fax'
import type { Word } from '../../shared/domain/page'
import type { DocumentReader, Manner, PictureType, PreparedLine, PreparedPage, Rotation } from '../ports/document-reader'
import type { ReadLine, Recogniser, RecognitionLanguage } from '../ports/recogniser'
import { limits } from '../limits'
import { bestTrial, isHopeless, isNoise, isReadable, isSettled, linesToTry, pairsToTry, readingScore, surelyRead, upsideDown, type Trial } from './judge'
import { looksEnglish } from './language'
import type { ReadingStep } from './reading-steps'
import { spelled } from './spelling'
import { readLinesIn } from './two-forms'
import { markStamped, stampedLine, type PlacedWords } from './stamped-line'
import { assemble, inReadingOrder, withoutEdgeScraps, withoutIslands, withoutStrays, wordsOnPage, beforeTurn, type LineReading, type Placing } from './tokens'
import { splitTransmitLine } from '../transmit-line'

export interface PageSource {
  readonly path: string
  readonly type: PictureType
  /** from 1 */
  readonly page: number
  /** how it lies, as a person said; absent: to be found out */
  readonly lies?: Rotation
}

/** `blank`: nothing is on it; `unreadable`: something is, of which nothing certain could be read. */
export type Verdict = 'read' | 'blank' | 'unreadable'

export interface PageReading {
  readonly rotation: Rotation
  /** of the upright page picture */
  readonly width: number
  readonly height: number
  /** boxes in pixels of that picture; those of the transmit line are marked as stamped */
  readonly words: readonly Word[]
  /** in reading order, without the transmit line */
  readonly text: string
  readonly line: TransmitLine | null
  /** mean of the words', 0..100; 0 where there are none */
  readonly confidence: number
  readonly language: RecognitionLanguage
  readonly source: 'ocr' | 'text-layer'
  readonly verdict: Verdict
}

export interface Readers {
  readonly reader: DocumentReader
  readonly recogniser: Recogniser
  /** ms for one page; a test shortens it */
  readonly pageMs?: number
  /** steps that a bench leaves out */
  readonly without?: readonly ReadingStep[]
}

const does = ({ without }: Readers, step: ReadingStep): boolean => without?.includes(step) !== true

/** Reads one page, whichever way it lay on the glass. All tries of a page together have one limit; the other pages go on. */
export async function recognisePage(readers: Readers, source: PageSource, signal?: AbortSignal): Promise<Result<PageReading>> {
  if (signal?.aborted === true) return fail('cancelled')
  const page = new AbortController()
  const callOff = (): void => page.abort('called-off')
  const timer = setTimeout(() => page.abort('too-long'), readers.pageMs ?? limits.recognisePageMs)
  signal?.addEventListener('abort', callOff, { once: true })
  const read = await readWithin(readers, source, page.signal).finally(() => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', callOff)
  })
  return !read.ok && read.error.code === 'cancelled' && page.signal.reason === 'too-long' ? fail('recognition-timeout') : read
}

async function readWithin(readers: Readers, source: PageSource, signal: AbortSignal): Promise<Result<PageReading>> {
  if (source.type === 'pdf') {
    const own = await ownText(readers, source)
    if (!own.ok) return own
    if (own.value !== null) return ok(own.value)
  }
  const turned = await turnUpright(readers, source, signal)
  if (!turned.ok) return turned
  const { rotation } = turned.value
  const read = await readAsItSuits(readers, source, turned.value, signal)
  if (!read.ok) return read
  const { prepared } = read.value
  const { upright, asFed } = placedWords(readers, read.value.lines, rotation, prepared)
  const { line, words: found, body: beside } = stampedLine(upright, rotation, asFed)
  const inside = does(readers, 'edges') ? withoutEdgeScraps(beside, upright.width) : beside
  const written = does(readers, 'islands') ? withoutIslands(inside, upright.width) : inside
  const body = isReadable(written) || !does(readers, 'belief') ? written : []
  const words = withoutThese(found, body.length > 0 ? withoutThese(beside, body) : beside)
  const verdict = body.length > 0 ? 'read' : prepared.lines.length < fewLines && prepared.ink < muchInk ? 'blank' : 'unreadable'
  const { text } = assemble(body)
  const { confidence } = assemble(words)
  return ok({ rotation, width: upright.width, height: upright.height, words: markStamped(words, body), text, line, confidence, language: read.value.language, source: 'ocr', verdict })
}

/** The words where they stand on the page, and on a turned page those that the sending machine stamped, as it was fed. */
function placedWords({ without }: Readers, lines: readonly LineReading[], rotation: Rotation, prepared: PreparedPage): { readonly upright: PlacedWords; readonly asFed: PlacedWords | null } {
  const place = (placed: readonly LineReading[], placing: Placing): PlacedWords => ({
    words: assemble(wordsOnPage(inReadingOrder(placed, { dpi: prepared.dpi, height: placing.height }, without), placing)).words,
    width: Math.round(placing.width * placing.scaleX),
    height: Math.round(placing.height * placing.scaleY),
  })
  if (rotation === 0) return { upright: place(lines, prepared), asFed: null }
  return { upright: place(lines.filter(({ line }) => !line.stamped), prepared), asFed: place(lines.filter(({ line }) => line.stamped), beforeTurn(prepared, rotation)) }
}

function withoutThese(words: readonly Word[], gone: readonly Word[]): readonly Word[] {
  const dropped = new Set(gone)
  return words.filter((word) => !dropped.has(word))
}

/** Specks and fold marks look like as many lines. */
const fewLines = 8
/** A full page of print has a twentieth, a picture more. */
const muchInk = 0.03

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
  return ok({ rotation: 0, width: size.width, height: size.height, words: markStamped(words, body), text, line, confidence, language, source: 'text-layer', verdict: 'read' })
}

/** What was read while finding out which way is up, and what is not worth reading. */
interface Turned {
  readonly rotation: Rotation
  readonly manner: Manner
  readonly prepared: PreparedPage
  readonly already: ReadonlyMap<PreparedLine, ReadLine>
}

/** What does not look like text in the manner of print is tried in that of broken print and handwriting. */
async function turnUpright(readers: Readers, source: PageSource, signal: AbortSignal | undefined): Promise<Result<Turned>> {
  const print = await tryTurns(readers, source, 'print', signal)
  if (!print.ok || print.value.score === null || isSettled(print.value.score)) return print.ok ? ok(print.value.turned) : print
  const broken = await tryTurns(readers, source, 'broken', signal)
  if (!broken.ok) return broken
  return ok((broken.value.score ?? 0) > print.value.score ? broken.value.turned : print.value.turned)
}

interface Tried {
  readonly turned: Turned
  /** null where there is no line */
  readonly score: number | null
}

/** A few lines are read as the page lies and turned by half; only where neither looks like text the page is turned by a quarter. */
async function tryTurns(readers: Readers, source: PageSource, manner: Manner, signal: AbortSignal | undefined): Promise<Result<Tried>> {
  const asGiven = source.lies ?? 0
  const first = await prepare(readers, source, asGiven, manner)
  if (!first.ok) return first
  const trials: (Trial & { readonly turned: Turned })[] = []
  for (const [lying, half] of source.lies === undefined ? pairsToTry(first.value.direction) : [[source.lies, source.lies] as const]) {
    const prepared = lying === asGiven ? first : await prepare(readers, source, lying, manner)
    if (!prepared.ok) return prepared
    const lines = isNoise(prepared.value.lines, manner) ? [] : linesToTry(prepared.value.lines)
    if (lines.length === 0) continue
    for (const rotation of new Set([lying, half])) {
      const read = await readLinesIn(manner, readers.recogniser, lines.map(({ picture }) => (rotation === lying ? picture : upsideDown(picture))), 'deu', signal)
      if (!read.ok) return read
      const score = readingScore(read.value)
      const already = new Map(rotation === lying ? lines.map((line, i) => [line, read.value[i] ?? []] as const) : [])
      trials.push({ rotation, score, turned: { rotation, manner, prepared: prepared.value, already } })
      if (isSettled(score)) break
    }
    if (trials.some(({ score }) => !isHopeless(score))) break
  }
  const best = trials.find((trial) => trial === bestTrial(trials))
  if (best === undefined) return ok({ turned: { rotation: asGiven, manner, prepared: first.value, already: leftUnread(first.value.lines, manner) }, score: null })
  const { rotation, score, turned } = best
  if (rotation === 0 || rotation === 90 || source.lies !== undefined) return ok({ turned, score })
  const prepared = await prepare(readers, source, rotation, manner)
  return prepared.ok ? ok({ turned: { rotation, manner, prepared: prepared.value, already: new Map() }, score }) : prepared
}

/** Of noise only what the machine stamped is read. */
const leftUnread = (lines: readonly PreparedLine[], manner: Manner): Turned['already'] => new Map(isNoise(lines, manner) ? lines.filter((line) => !line.stamped).map((line) => [line, []]) : [])

const prepare = ({ reader }: Readers, { path, type, page }: PageSource, rotation: Rotation, manner: Manner): Promise<Result<PreparedPage>> => reader.prepare(path, type, page, rotation, manner)

/** Thin strokes made thicker are mostly read better, those of a raster not: such a page is read in both manners. */
async function readAsItSuits(readers: Readers, source: PageSource, turned: Turned, signal: AbortSignal | undefined): Promise<Result<LinesRead & { readonly prepared: PreparedPage }>> {
  const read = await readLines(readers, turned, signal)
  if (!read.ok) return read
  const asIs = { ...read.value, prepared: turned.prepared }
  if (!turned.prepared.thin) return ok(asIs)
  const prepared = await prepare(readers, source, turned.rotation, 'thin')
  if (!prepared.ok) return prepared
  const again = await readLines(readers, { ...turned, manner: 'thin', prepared: prepared.value, already: leftUnread(prepared.value.lines, 'thin') }, signal)
  if (!again.ok) return again
  return ok(surelyRead(wordsOf(again.value.lines)) > surelyRead(wordsOf(asIs.lines)) ? { ...again.value, prepared: prepared.value } : asIs)
}

interface LinesRead {
  readonly lines: readonly LineReading[]
  readonly language: RecognitionLanguage
}

/** German stays where the English data are missing or the English reading is no better. */
async function readLines(readers: Readers, { prepared, already, manner }: Turned, signal: AbortSignal | undefined): Promise<Result<LinesRead>> {
  const { recogniser } = readers
  const left = prepared.lines.filter((line) => !already.has(line))
  const read = await readLinesIn(manner, recogniser, pictures(left), 'deu', signal)
  if (!read.ok) return read
  const all = new Map([...already, ...left.map((line, i) => [line, read.value[i] ?? []] as const)])
  const german = { lines: clean(readers, prepared.lines, prepared.lines.map((line) => (does(readers, 'spelling') ? spelled(all.get(line) ?? [], 'deu') : (all.get(line) ?? []))), manner), language: 'deu' } as const
  if (!looksEnglish(textOf(german.lines))) return ok(german)
  const again = await readLinesIn(manner, recogniser, pictures(prepared.lines), 'eng', signal)
  if (!again.ok) return again.error.code === 'cancelled' ? again : ok(german)
  const english = { lines: clean(readers, prepared.lines, again.value, manner), language: 'eng' } as const
  return ok(readingScore(wordsOf(english.lines)) > readingScore(wordsOf(german.lines)) ? english : german)
}

const pictures = (lines: readonly PreparedLine[]) => lines.map(({ picture }) => picture)
const clean = (readers: Readers, lines: readonly PreparedLine[], read: readonly ReadLine[], manner: Manner): readonly LineReading[] =>
  lines.map((line, i) => ({ line, words: does(readers, 'strays') ? withoutStrays(read[i] ?? [], manner) : (read[i] ?? []) }))
const wordsOf = (lines: readonly LineReading[]): readonly ReadLine[] => lines.map(({ words }) => words)
const textOf = (lines: readonly LineReading[]): string => lines.map(({ words }) => words.map(({ text }) => text).join(' ')).join('\n')
