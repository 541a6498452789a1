import type { RecognitionState } from '../../shared/domain/page'
import { ok, type Result } from '../../shared/result'
import type { EngineContext } from '../context'
import { applyCorrections, readCorrections, rewriteText, turnBetween, turnedBox, turnedSides } from '../corrections'
import { addJobs, dropJob, type Job, type JobOutcome } from '../jobs'
import { noFacts, readFacts, type PageFacts } from '../fields'
import type { PictureType, Rotation } from '../ports'
import { readerVersion, recognisePage, type PageReading } from '../recognition'
import { attributeAgain } from './attribute-again'
import { picturePath } from './page-picture'
import { readBefore } from './read-before'

/** Pause before a page is tried again for which the recognition data were missing: somebody has to install them. */
const dataMissingMs = 5 * 60_000

interface PageToRead {
  readonly id: string
  readonly number: number
  readonly type: PictureType
  readonly sha256: string
  readonly messageId: string
  /** it was never read: one that is read again waits for nothing */
  readonly waiting: boolean
  /** how it lies, as a person said */
  readonly turnedTo: Rotation | null
}

/** Reads one page. `onRead` hears of every page that ended, read or not. */
export async function readPage(context: EngineContext, job: Job, onRead: () => void): Promise<JobOutcome> {
  const page = await findPage(context, job.subjectId)
  if (!page) {
    onRead()
    return ended(context, job)
  }
  context.checkpoint.reached('intake:before:recognise')
  const source = { path: await context.blobs.file(page.sha256), type: page.type, page: page.number, ...(page.turnedTo !== null && { lies: page.turnedTo }) }
  const before = await readBefore(context.store, page)
  const reading = before ? ok(before.reading) : await recognisePage(context, source, job.signal)
  context.checkpoint.reached('intake:after:recognise')
  if (!reading.ok && reading.error.code === 'cancelled') return { kind: 'again', at: context.clock.now() }
  if (!reading.ok && reading.error.code === 'recognition-data-missing') return { kind: 'again', at: context.clock.now() + dataMissingMs }
  const upright = reading.ok ? ok(asTurned(reading.value, page.turnedTo)) : reading
  await renderUpright(context, page, upright)
  const saved = await saveReading(context, page, upright, before?.facts ?? (reading.ok ? await readFacts(context.reader, source) : noFacts))
  if (saved && page.waiting) onRead()
  return { kind: 'ended' }
}

async function findPage(context: EngineContext, pageId: string): Promise<PageToRead | null> {
  const row = await context.store.read((tx) =>
    tx
      .selectFrom('page')
      .innerJoin('attachment', 'attachment.id', 'page.attachment_id')
      .select(['page.id', 'page.number', 'page.message_id', 'page.recognition', 'page.turned_to', 'attachment.type', 'attachment.sha256'])
      .where('page.id', '=', pageId)
      .executeTakeFirst(),
  )
  if (!row?.type) return null
  const { id, number, sha256 } = row
  return { id, number, sha256, type: row.type as PictureType, messageId: row.message_id, waiting: row.recognition === 'waiting', turnedTo: row.turned_to }
}

/** A digital PDF's own words lie as the PDF does; a person may have turned the page. */
function asTurned(reading: PageReading, turnedTo: Rotation | null): PageReading {
  if (turnedTo === null || turnedTo === reading.rotation) return reading
  const by = turnBetween(reading.rotation, turnedTo)
  return { ...reading, ...turnedSides(reading, by), rotation: turnedTo, words: reading.words.map((word) => ({ ...word, box: turnedBox(word.box, reading, by) })) }
}

async function ended(context: EngineContext, job: Job): Promise<JobOutcome> {
  await context.store.write((tx) => dropJob(tx, job.kind, job.subjectId))
  return { kind: 'ended' }
}

/** The turned picture is made now, so that the page does not wait for it when somebody looks. */
async function renderUpright(context: EngineContext, page: PageToRead, reading: Result<PageReading>): Promise<Result<unknown>> {
  if (!reading.ok) return ok(null)
  const target = picturePath(context, page.id, reading.value.rotation, 'original')
  return context.reader.render(await context.blobs.file(page.sha256), page.type, page.number, reading.value.rotation, target)
}

function stateOf({ source, verdict }: PageReading): RecognitionState {
  if (source === 'text-layer') return 'text-layer'
  return verdict === 'read' ? 'done' : verdict
}

/** A page on its side or its head still gives letters, of which the recogniser is far less sure. */
const muchLessSure = 10

const isAsGood = (reading: Result<PageReading>, before: number): boolean => reading.ok && reading.value.verdict === 'read' && reading.value.confidence >= before - muchLessSure

/** Answers false where the page was turned while it was read: then it is read once more, as it lies now. */
async function saveReading(context: EngineContext, page: PageToRead, reading: Result<PageReading>, facts: PageFacts): Promise<boolean> {
  context.checkpoint.reached('intake:before:save-recognition')
  const conversations = await context.store.write(async (tx) => {
    const now = await tx.selectFrom('page').select(['turned_to', 'recognition', 'confidence']).where('id', '=', page.id).executeTakeFirst()
    if (now && now.turned_to !== page.turnedTo) return null
    if (now?.recognition === 'done' && page.turnedTo !== null && !isAsGood(reading, now.confidence ?? 0)) {
      // Turned only to look at something: what was read before stays.
      await dropJob(tx, 'recognise', page.id)
      return []
    }
    if (reading.ok) {
      const { value } = reading
      const corrections = (await readCorrections(tx, [page.id])).get(page.id) ?? []
      await tx
        .updateTable('page')
        .set({
          recognition: stateOf(value),
          rotation: value.rotation,
          width: value.width,
          height: value.height,
          text: rewriteText(value.text, value.words, applyCorrections(value.words, corrections)),
          line_json: value.line === null ? null : JSON.stringify(value.line),
          facts_json: JSON.stringify(facts),
          language: value.language,
          confidence: value.confidence,
          code: null,
          read_by: readerVersion,
        })
        .where('id', '=', page.id)
        .execute()
      await tx.deleteFrom('page_words').where('page_id', '=', page.id).execute()
      await tx
        .insertInto('page_words')
        .values({ page_id: page.id, words_json: JSON.stringify(value.words) })
        .execute()
    } else {
      await tx.updateTable('page').set({ recognition: 'failed', code: reading.error.code, read_by: null }).where('id', '=', page.id).execute()
    }
    await dropJob(tx, 'recognise', page.id)
    const waiting = await tx
      .selectFrom('page')
      .select('id')
      .where('message_id', '=', page.messageId)
      .where('recognition', '=', 'waiting')
      .limit(1)
      .executeTakeFirst()
    if (!waiting) {
      await addJobs(tx, context.ids, [{ kind: 'same-letter', subjectId: page.messageId, priority: 0, runAt: context.clock.now() }])
      return attributeAgain(tx, page.messageId, context)
    }
    const message = await tx.selectFrom('message').select('conversation_id').where('id', '=', page.messageId).executeTakeFirst()
    return message ? [message.conversation_id] : []
  })
  context.checkpoint.reached('intake:after:save-recognition')
  if (conversations === null) return false
  if (conversations.length > 0) context.feed.changed(['page', 'message', 'conversation'], conversations)
  return true
}
