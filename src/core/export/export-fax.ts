import { fail, ok, type Result } from '../../shared/result'
import type { ArchivePdf, BlobStore, Clock, DocumentReader, Ids } from '../ports'
import { readWords } from '../corrections'
import type { Store } from '../store/store'
import { archivePages } from './archive-pages'
import { readFax, type ExportFax } from './read-fax'
import { writeText, writeWhole, type Claim } from './write-whole'

export type ExportForm = 'pdf' | 'text'

/** What an export needs; the terminal has it without an engine. */
export interface ExportParts {
  readonly store: Store
  readonly blobs: BlobStore
  readonly reader: DocumentReader
  readonly archive: ArchivePdf
  readonly clock: Clock
  readonly ids: Ids
}

export interface ExportOrder {
  readonly messageId: string
  readonly form: ExportForm
  readonly target: string
  readonly claim: Claim
  readonly signal?: AbortSignal
}

/** A fax, or the attached pages of a mail, as one file: PDF/A-2b with the text unseen behind the pictures, or the plain text. `unread`: pages whose text is not in it, for it has still to be read. */
export async function exportFax(parts: ExportParts, { messageId, form, target, claim, signal }: ExportOrder): Promise<Result<{ readonly path: string; readonly unread: number }>> {
  const fax = await readFax(parts.store, messageId)
  if (!fax || fax.pages.length === 0) return fail('not-found')
  const written = await writeWhole(parts.ids, target, claim, (temporary) =>
    form === 'text' ? writeText(temporary, plainText(fax)) : writePdf(parts, fax, temporary, signal),
  )
  return written.ok ? ok({ path: target, unread: fax.pages.filter(({ unread }) => unread).length }) : written
}

async function writePdf({ store, blobs, reader, archive, clock }: ExportParts, fax: ExportFax, target: string, signal: AbortSignal | undefined): Promise<Result<unknown>> {
  const pages = await Promise.all(
    fax.pages.map(async ({ id, sha256, type, number, rotation, code }) => ({ path: await blobs.file(sha256), type, number, rotation, code, words: async () => (await store.read((tx) => readWords(tx, id))).words })),
  )
  return archive.write(target, { title: titleOf(fax), language: languageOf(fax.pages), madeAt: clock.now() }, archivePages(reader, pages, signal))
}

/** ISO 19005-2 asks for no title, readers show one. */
const titleOf = ({ subject, from, at }: ExportFax): string => subject || from || new Date(at).toISOString().slice(0, 10)

/** That of most of its pages; the desk's own where none was read. */
export function languageOf(pages: readonly { readonly language: string | null }[]): 'de' | 'en' {
  const english = pages.filter((page) => page.language === 'eng').length
  return english * 2 > pages.filter((page) => page.language !== null).length ? 'en' : 'de'
}

/** Pages are parted by a form feed, as printers and text tools expect it. */
const plainText = ({ pages }: ExportFax): string => `${pages.map((page) => page.text.trimEnd()).join('\n\f\n')}\n`

/** What the file is called when nobody names it: what it is about, from whom, and its day. */
export async function exportName(store: Store, messageId: string): Promise<Result<{ readonly name: string }>> {
  const fax = await readFax(store, messageId)
  if (!fax || fax.pages.length === 0) return fail('not-found')
  const day = new Date(fax.at).toISOString().slice(0, 10)
  return ok({ name: [fax.subject, fax.from, day].filter((part) => part !== '').join(' – ') })
}
