import { setImmediate as pause } from 'node:timers/promises'
import type { Insertable } from 'kysely'
import { fail, ok, type Result } from '../../shared/result'
import { sortOf } from '../contacts'
import { refreshConversations } from '../conversations'
import type { BlobStore } from '../ports'
import type { BitRaster } from '../ports/raster'
import { inBatches } from '../store/in-batches'
import { reindexMessages } from '../store/search-index'
import type { Store, WriteTx } from '../store/store'
import type { Tables } from '../store/tables'
import { daysBetween } from './calendar'
import { createPainter, sheet, type DrawnPage } from './fax-page'
import type { Glyphs } from './glyphs'
import { makeParties, type Party } from './parties'
import { puzzles } from './puzzles'
import { chanceOf, idOf } from './random'
import { addStory, emptyBulk, type Bulk, type Tools } from './rows'
import { staffRows } from './staff'
import { labelRows } from './standing'
import { tellStory, type Span } from './story'

export interface DemoOptions {
  readonly conversations: number
  /** length of the invented time */
  readonly months: number
  /** the same number makes the same office */
  readonly seed: number
  /** its end, UTC ms */
  readonly until: number
}

export interface DemoParts {
  readonly store: Store
  readonly blobs: BlobStore
  readonly glyphs: Glyphs
  /** a strip of a page, packed (T.6) */
  readonly pack: (raster: BitRaster) => Uint8Array
  readonly writeFax: (page: { readonly width: number; readonly rowsPerStrip: number; readonly strips: readonly Uint8Array[]; readonly dpi: number }) => Uint8Array
  readonly bodyPrint: (text: string) => string
}

export interface MadeDemo {
  readonly conversations: number
  readonly messages: number
}

/** Conversations of one transaction: short enough to be ended soon, long enough to spare the flushes. */
const atOnce = 250
/** A contact writes about this many times in the whole of the time. */
const perParty = 12
const fewestParties = 40

/**
 * Fills an empty store with an invented office: rows and originals as intake and outbox would have left them after all was
 * read, written in bulk. `onDone` hears how many conversations there are so far.
 */
export async function fillDemo(parts: DemoParts, options: DemoOptions, onDone: (done: number) => void, signal?: AbortSignal): Promise<Result<MadeDemo>> {
  const { store, blobs } = parts
  if (!(await isEmpty(store))) return fail('demo-target-not-empty')
  const span = spanOf(options)
  const parties = makeParties(options.seed, Math.max(fewestParties, Math.ceil(options.conversations / perParty)))
  const contacts = contactRows(parties, options.seed, span.from)
  const desk = { staff: staffRows(options.seed, span.from), labels: labelRows(options.seed, span.from) }
  await store.write((tx) => insert(tx, { person: desk.staff, label: desk.labels, contact: contacts.contacts, contact_address: contacts.addresses }))
  const tools: Tools = {
    painter: createPainter(parts.glyphs, parts.pack),
    writeFax: (page: DrawnPage) => parts.writeFax({ width: sheet.width, rowsPerStrip: sheet.stripRows, strips: page.strips, dpi: parts.glyphs.dpi }),
    bodyPrint: parts.bodyPrint,
    contactOf: (party) => contacts.idOf.get(party) ?? '',
    desk,
    until: span.until,
  }
  let messages = 0
  let done = 0
  for (const batch of inBatches(begun(parties, options, span), atOnce)) {
    // SQLite answers at once, and nothing else would be heard in between: a signal that asks to end, say.
    await pause()
    if (signal?.aborted) return fail('cancelled')
    const bulk = emptyBulk()
    for (const { party, day, seed } of batch) addStory(bulk, tellStory(party, day, span, chanceOf(seed)), seed ^ 0x1d5, tools)
    await keep(blobs, bulk)
    await store.write((tx) => write(tx, bulk))
    messages += bulk.messages.length
    done += batch.length
    onDone(done)
  }
  const unclear = puzzles(options.seed, span.until)
  for (const { sha256, bytes } of unclear.originals) await blobs.put(sha256, { bytes }, { flush: false })
  await blobs.flush()
  await store.write((tx) => insert(tx, { arrival: unclear.arrivals }))
  return ok({ conversations: done, messages })
}

const monthMs = 30.44 * 86_400_000

const spanOf = ({ months, until }: DemoOptions): Span => ({ from: Math.floor(until - months * monthMs), until })

async function isEmpty(store: Store): Promise<boolean> {
  return store.read(async (tx) => {
    const [arrival, conversation, contact] = await Promise.all([
      tx.selectFrom('arrival').select('id').limit(1).executeTakeFirst(),
      tx.selectFrom('conversation').select('id').limit(1).executeTakeFirst(),
      tx.selectFrom('contact').select('id').limit(1).executeTakeFirst(),
    ])
    return !arrival && !conversation && !contact
  })
}

interface Begun {
  readonly party: Party
  readonly day: number
  readonly seed: number
}

/** Who begins what and when, in the order of time: the search index likes rows that grow. */
function begun(parties: readonly Party[], { seed, conversations }: DemoOptions, span: Span): readonly Begun[] {
  const chance = chanceOf(seed)
  const day = byWeight(daysBetween(span.from, span.until))
  const party = byWeight(parties.map((each) => [each, each.weight] as const))
  return Array.from({ length: conversations }, () => ({ party: party(chance.next()), day: day(chance.next()), seed: Math.floor(chance.next() * 2 ** 31) })).sort((one, other) => one.day - other.day)
}

/** Draws by weight from many: the sums are looked up by halves. */
function byWeight<T>(weighed: readonly (readonly [T, number])[]): (share: number) => T {
  const sums: number[] = []
  let sum = 0
  for (const [, weight] of weighed) sums.push((sum += weight))
  return (share) => {
    const sought = share * sum
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) > sought) high = middle
      else low = middle + 1
    }
    const found = weighed[low]
    if (!found) throw new RangeError('nothing to draw from')
    return found[0]
  }
}

function contactRows(parties: readonly Party[], seed: number, at: number) {
  const chance = chanceOf(seed ^ 0xc0)
  const ids = new Map(parties.map((party) => [party, idOf(at, chance)]))
  const address = (party: Party, kind: 'fax' | 'email', value: string) => ({ id: idOf(at, chance), contact_id: ids.get(party) ?? '', kind, value, origin: 'wrote' as const })
  return {
    idOf: ids,
    contacts: parties.map((party) => ({ id: ids.get(party) ?? '', name: party.name, created_at: at, sort: sortOf(party.name, '') })),
    addresses: parties.flatMap((party) => [
      ...(party.leavesFaxAt > 0 ? [address(party, 'fax', party.fax)] : []),
      ...[...new Set(party.people.map((person) => person.address.toLowerCase()))].map((value) => address(party, 'email', value)),
    ]),
  }
}

async function keep(blobs: BlobStore, { originals }: Bulk): Promise<void> {
  // Faxes lie in the bundle with the mails: a file is made of one when it is looked at, which spares a flush for each now.
  for (const [sha256, bytes] of originals) await blobs.put(sha256, { bytes }, { flush: false, bundled: true })
  await blobs.flush()
}

async function write(tx: WriteTx, bulk: Bulk): Promise<void> {
  await insert(tx, {
    conversation: bulk.conversations,
    conversation_label: bulk.labels,
    arrival: bulk.arrivals,
    message: bulk.messages,
    mail_reference: bulk.references,
    outgoing: bulk.outgoing,
    attachment: bulk.attachments,
    page: bulk.pages,
    page_words: bulk.words,
    message_field: bulk.fields,
  })
  await refreshConversations(tx, bulk.conversations.map(({ id }) => id))
  await reindexMessages(tx, bulk.messages.map(({ id }) => id))
}

type Rows = { readonly [K in keyof Tables]?: readonly Insertable<Tables[K]>[] }

async function insert(tx: WriteTx, rows: Rows): Promise<void> {
  for (const [table, all] of Object.entries(rows) as [keyof Tables, readonly Insertable<Tables[keyof Tables]>[]][]) {
    for (const part of inBatches(all)) await tx.insertInto(table).values(part).execute()
  }
}
