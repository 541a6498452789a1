import type { TransmitLine } from '../../shared/domain/fax'
import type { Word } from '../../shared/domain/page'
import type { EngineContext } from '../context'
import { dropJob, type Job, type JobOutcome } from '../jobs'
import type { ReadTx, Store, WriteTx } from '../store/store'
import { compareLetters, letterOf, type Letter } from './compare-letters'
import { bodyOf } from './letter'
import { printOf, type Print } from './print'

/** Letters that are looked at closely: the ones with the most bands in common, and the latest of the same contact. */
const mostAlike = 16
const latestOfContact = 16

/**
 * After the last page of a letter was read: keeps its print and links it with every letter that is the same. What an earlier reading had
 * found is replaced. The letters are compared outside the transaction that writes, since a hundred pages take their time; where one
 * of its pages was read anew meanwhile, it is compared again. One job runs at a time, so of two letters the later sees the earlier.
 */
export async function linkLetter({ store, feed, clock }: Pick<EngineContext, 'store' | 'feed' | 'clock'>, job: Job): Promise<JobOutcome> {
  const messageId = job.subjectId
  const asked = await store.read((tx) => readAsked(tx, messageId))
  const letter = letterFrom(store, asked.pages)
  const found: Found[] = []
  for (const other of asked.candidates) {
    if (job.signal.aborted) return { kind: 'again', at: clock.now() }
    const pages = await store.read((tx) => pagesOf(tx, other.id))
    const likeness = await compareLetters(letter, letterFrom(store, pages))
    if (likeness !== null) found.push({ ...other, likeness })
  }
  const conversations = await store.write(async (tx) => {
    if (textOf(await pagesOf(tx, messageId)) !== textOf(asked.pages)) return null
    await dropJob(tx, 'same-letter', messageId)
    return replaceLinks(tx, { id: messageId, at: asked.at }, asked.print, found)
  })
  if (conversations === null) return { kind: 'again', at: clock.now() }
  if (conversations.length > 0) feed.changed(['message', 'conversation'], conversations)
  return { kind: 'ended' }
}

interface Candidate {
  readonly id: string
  readonly at: number
}

interface Found extends Candidate {
  readonly likeness: number
}

interface Asked {
  readonly at: number
  readonly pages: readonly StoredPage[]
  /** null where it is no letter that could come again */
  readonly print: Print | null
  readonly candidates: readonly Candidate[]
}

async function readAsked(tx: ReadTx, messageId: string): Promise<Asked> {
  const message = await tx.selectFrom('message').select(['id', 'at', 'contact_id', 'direction']).where('id', '=', messageId).executeTakeFirst()
  const pages = message ? await pagesOf(tx, messageId) : []
  // What was sent from here is no letter that came again.
  const print = message?.direction === 'in' ? printOf(textOf(pages)) : null
  return { at: message?.at ?? 0, pages, print, candidates: message && print ? await candidates(tx, message, print) : [] }
}

async function candidates(tx: ReadTx, message: Candidate & { readonly contact_id: string | null }, print: Print): Promise<readonly Candidate[]> {
  const alike = await tx
    .selectFrom('letter_print')
    .innerJoin('message', 'message.id', 'letter_print.message_id')
    .select(['message.id', 'message.at'])
    .where((where) => where.or(print.map((value, band) => where.and([where('band', '=', band), where('value', '=', value)]))))
    .where('message.id', '!=', message.id)
    .groupBy(['message.id', 'message.at'])
    .orderBy((order) => order.fn.countAll(), 'desc')
    .orderBy('message.at', 'desc')
    .limit(mostAlike)
    .execute()
  const known = new Set(alike.map((row) => row.id))
  if (message.contact_id === null) return alike
  const ofContact = await tx
    .selectFrom('message')
    .select(['id', 'at'])
    .where('contact_id', '=', message.contact_id)
    .where('id', '!=', message.id)
    .where((where) => where.exists(where.selectFrom('letter_print').select('band').whereRef('letter_print.message_id', '=', 'message.id')))
    .orderBy('at', 'desc')
    .limit(latestOfContact)
    .execute()
  return [...alike, ...ofContact.filter((row) => !known.has(row.id))]
}

interface StoredPage {
  readonly id: string
  readonly text: string
  readonly line_json: string | null
}

const pagesOf = (tx: ReadTx, messageId: string): Promise<readonly StoredPage[]> =>
  tx
    .selectFrom('page')
    .innerJoin('attachment', 'attachment.id', 'page.attachment_id')
    .select(['page.id', 'page.text', 'page.line_json'])
    .where('page.message_id', '=', messageId)
    .orderBy('attachment.position')
    .orderBy('page.number')
    .execute()

const textOf = (pages: readonly StoredPage[]): string => pages.map(({ text }) => text).join('\n')

const letterFrom = (store: Store, pages: readonly StoredPage[]): Letter =>
  letterOf(
    pages.map(({ id, text, line_json }) => ({
      text,
      read: async () => {
        const row = await store.read((tx) => tx.selectFrom('page_words').select('words_json').where('page_id', '=', id).executeTakeFirst())
        const line = line_json === null ? null : (JSON.parse(line_json) as TransmitLine)
        return { signs: bodyOf(row ? (JSON.parse(row.words_json) as Word[]) : []), sentOn: line?.date ?? null }
      },
    })),
  )

/** Answers the conversations whose messages gained or lost a link. */
async function replaceLinks(tx: WriteTx, message: Candidate, print: Print | null, found: readonly Found[]): Promise<readonly string[]> {
  const before = await linkedWith(tx, message.id)
  await tx.deleteFrom('letter_print').where('message_id', '=', message.id).execute()
  await tx
    .deleteFrom('same_letter')
    .where((where) => where.or([where('message_id', '=', message.id), where('other_id', '=', message.id)]))
    .execute()
  if (print !== null) {
    await tx
      .insertInto('letter_print')
      .values(print.map((value, band) => ({ message_id: message.id, band, value })))
      .execute()
  }
  const there = await messagesAmong(tx, [message.id, ...before, ...found.map(({ id }) => id)])
  const links = found
    .filter(({ id }) => there.has(id))
    .map(({ likeness, ...other }) => {
      const [later, earlier] = isLater(other, message) ? [other, message] : [message, other]
      return { message_id: later.id, other_id: earlier.id, likeness }
    })
  if (links.length > 0) await tx.insertInto('same_letter').values(links).execute()
  return before.length === 0 && links.length === 0 ? [] : [...new Set(there.values())]
}

const isLater = (one: Candidate, other: Candidate): boolean => one.at > other.at || (one.at === other.at && one.id > other.id)

async function linkedWith(tx: ReadTx, messageId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('same_letter')
    .select(['message_id', 'other_id'])
    .where((where) => where.or([where('message_id', '=', messageId), where('other_id', '=', messageId)]))
    .execute()
  return rows.map((row) => (row.message_id === messageId ? row.other_id : row.message_id))
}

/** Those of them that still exist, each with its conversation. */
async function messagesAmong(tx: ReadTx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.selectFrom('message').select(['id', 'conversation_id']).where('id', 'in', [...ids]).execute()
  return new Map(rows.map((row) => [row.id, row.conversation_id]))
}
