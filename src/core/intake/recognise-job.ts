import type { RecognitionState } from '../../shared/domain/page'
import { ok, type Result } from '../../shared/result'
import type { EngineContext } from '../context'
import { addJobs, dropJob, type Job, type JobOutcome } from '../jobs'
import { noFacts, readFacts, type PageFacts } from '../fields'
import type { PictureType } from '../ports'
import { recognisePage, type PageReading } from '../recognition'
import { attributeAgain } from './attribute-again'
import { picturePath } from './page-picture'

/** Pause before a page is tried again for which the recognition data were missing: somebody has to install them. */
const dataMissingMs = 5 * 60_000

interface PageToRead {
  readonly id: string
  readonly number: number
  readonly type: PictureType
  readonly sha256: string
  readonly messageId: string
}

/** Reads one page. `onRead` hears of every page that ended, read or not. */
export async function readPage(context: EngineContext, job: Job, onRead: () => void): Promise<JobOutcome> {
  const page = await findPage(context, job.subjectId)
  if (!page) {
    onRead()
    return ended(context, job)
  }
  context.checkpoint.reached('intake:before:recognise')
  const source = { path: await context.blobs.file(page.sha256), type: page.type, page: page.number }
  const reading = await recognisePage(context, source, job.signal)
  context.checkpoint.reached('intake:after:recognise')
  if (!reading.ok && reading.error.code === 'cancelled') return { kind: 'again', at: context.clock.now() }
  if (!reading.ok && reading.error.code === 'recognition-data-missing') return { kind: 'again', at: context.clock.now() + dataMissingMs }
  await renderUpright(context, page, reading)
  await saveReading(context, page, reading, reading.ok ? await readFacts(context.reader, source) : noFacts)
  onRead()
  return { kind: 'ended' }
}

async function findPage(context: EngineContext, pageId: string): Promise<PageToRead | null> {
  const row = await context.store.read((tx) =>
    tx
      .selectFrom('page')
      .innerJoin('attachment', 'attachment.id', 'page.attachment_id')
      .select(['page.id', 'page.number', 'page.message_id', 'attachment.type', 'attachment.sha256'])
      .where('page.id', '=', pageId)
      .executeTakeFirst(),
  )
  return row?.type ? { id: row.id, number: row.number, type: row.type as PictureType, sha256: row.sha256, messageId: row.message_id } : null
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

async function saveReading(context: EngineContext, page: PageToRead, reading: Result<PageReading>, facts: PageFacts): Promise<void> {
  context.checkpoint.reached('intake:before:save-recognition')
  const conversations = await context.store.write(async (tx) => {
    if (reading.ok) {
      const { value } = reading
      await tx
        .updateTable('page')
        .set({
          recognition: stateOf(value),
          rotation: value.rotation,
          width: value.width,
          height: value.height,
          text: value.text,
          line_json: value.line === null ? null : JSON.stringify(value.line),
          facts_json: JSON.stringify(facts),
          language: value.language,
          confidence: value.confidence,
          code: null,
        })
        .where('id', '=', page.id)
        .execute()
      await tx.deleteFrom('page_words').where('page_id', '=', page.id).execute()
      await tx
        .insertInto('page_words')
        .values({ page_id: page.id, words_json: JSON.stringify(value.words) })
        .execute()
    } else {
      await tx.updateTable('page').set({ recognition: 'failed', code: reading.error.code }).where('id', '=', page.id).execute()
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
  context.feed.changed(['page', 'message', 'conversation'], conversations)
}
