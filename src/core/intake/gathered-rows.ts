import type { EngineContext } from '../context'
import { addJobs } from '../jobs'
import { insertRows } from '../store/prepared'
import type { WriteTx } from '../store/store'
import type { AttachmentTable, MailReferenceTable, MessageTable, PageTable } from '../store/tables'

/** Rows of the messages of a batch, written together. */
export interface GatheredRows {
  messages: MessageTable[]
  references: MailReferenceTable[]
  attachments: AttachmentTable[]
  pages: PageTable[]
}

export const noRows = (): GatheredRows => ({ messages: [], references: [], attachments: [], pages: [] })

/** The first page of each message goes before the second of any: one with a thousand files makes nobody wait. */
const firstPagePriority = 11

export const isWaiting = ({ recognition }: PageTable): boolean => recognition === 'waiting'

/** Writes what was gathered so far, with the jobs that read the pages, and empties it. */
export async function insertGathered(tx: WriteTx, { ids, clock }: EngineContext, rows: GatheredRows): Promise<void> {
  const { messages, references, attachments, pages } = rows
  Object.assign(rows, noRows())
  await insertRows(tx, 'message', messages)
  await insertRows(tx, 'mail_reference', references)
  await insertRows(tx, 'attachment', attachments)
  await insertRows(tx, 'page', pages)
  const read = new Map<string, number>()
  const jobs = pages.filter(isWaiting).map((page) => {
    const before = read.get(page.message_id) ?? 0
    read.set(page.message_id, before + 1)
    return { kind: 'recognise' as const, subjectId: page.id, priority: firstPagePriority + before, runAt: clock.now() }
  })
  await addJobs(tx, ids, jobs)
}
