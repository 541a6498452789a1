import { readFile } from 'node:fs/promises'
import { fail, FailureError } from '../../shared/result'
import { safeFileName, uniqueNames } from '../../shared/text/file-name'
import { safeMediaType } from '../composing'
import { readWords } from '../corrections'
import type { LettersPart } from '../ports'
import { archivePage } from './archive-pages'
import type { ExportParts } from './export-fax'
import { coverLetter, letterOf, type LetterTongue } from './letter-words'
import type { ExportConversation, ExportFile, ExportMessage } from './read-conversation'

/** What whoever exports is told while it goes on. */
export interface ExportWatch {
  readonly signal?: AbortSignal
  /** a message is written */
  onDone(): void
  /** bytes that should be kept are not there */
  onMissing(): void
}

/** The letters of a conversation one by one: each with the pages of its fax behind it, and its files. */
export async function* lettersOf(parts: ExportParts, conversation: ExportConversation, tongue: LetterTongue, watch: ExportWatch): AsyncGenerator<LettersPart> {
  yield coverLetter(conversation, parts.clock.now(), tongue)
  const names = namesInside(conversation.messages)
  const embedded = new Set<string>()
  for (const message of conversation.messages) {
    stopIfAsked(watch)
    const files = message.files.filter(isEmbedded)
    const there = new Map(await Promise.all(files.map(async ({ id, sha256 }) => [id, await parts.blobs.has(sha256)] as const)))
    yield letterOf(message, conversation.contact, files.map(({ id, size }) => ({ name: names.get(id) ?? '', size, missing: there.get(id) !== true })), tongue)
    for (const file of message.files) if (file.role === 'document') yield* pagesOf(parts, file, watch)
    for (const file of files) {
      const name = names.get(file.id) ?? ''
      if (there.get(file.id) !== true) watch.onMissing()
      // The same bytes under the same name go along once: a logo stands in every mail.
      else if (!embedded.has(name)) {
        embedded.add(name)
        yield { kind: 'file', name, mediaType: safeMediaType(file.mediaType), at: message.at, bytes: await bytesOf(parts.blobs.original(file.sha256)) }
      }
    }
    watch.onDone()
  }
}

/** Every file that a message carried; a fax itself where not all of it can be shown as pages. */
const isEmbedded = ({ role, pages }: ExportFile): boolean => role !== 'document' || pages.length === 0 || pages.some(({ recognition }) => recognition === 'none')

/** What each file is called inside the PDF, by its id: two of one name are two unless they are the same bytes. */
function namesInside(messages: readonly ExportMessage[]): ReadonlyMap<string, string> {
  const files = messages.flatMap((message) => message.files.filter(isEmbedded)).map((file) => ({ id: file.id, key: `${file.sha256} ${safeFileName(file.name)}`, name: safeFileName(file.name) }))
  const distinct = [...new Map(files.map((file) => [file.key, file])).values()]
  const unique = uniqueNames(distinct.map(({ name }) => name))
  const byKey = new Map(distinct.map(({ key }, index) => [key, unique[index] ?? '']))
  return new Map(files.map(({ id, key }) => [id, byKey.get(key) ?? '']))
}

/** A page that cannot be shown keeps its place as an empty sheet: the original goes along as a file. */
async function* pagesOf({ store, blobs, reader }: ExportParts, { sha256, type, pages }: ExportFile, watch: ExportWatch): AsyncGenerator<LettersPart> {
  if (type === null || pages.length === 0) return
  if (!(await blobs.has(sha256))) return watch.onMissing()
  const path = await blobs.file(sha256)
  for (const { id, number, rotation, recognition } of pages) {
    stopIfAsked(watch)
    const words = async () => (await store.read((tx) => readWords(tx, id))).words
    const page = await archivePage(reader, { path, type, number, rotation, code: recognition === 'none' ? 'file-damaged' : null, words })
    if (!page.ok && page.error.code === 'cancelled') throw new FailureError(page.error)
    yield { kind: 'page', page: page.ok ? page.value : { picture: null, words: [] } }
  }
}

export function stopIfAsked({ signal }: ExportWatch): void {
  if (signal?.aborted === true) throw new FailureError(fail('cancelled').error)
}

export const bytesOf = async (original: string | Uint8Array): Promise<Uint8Array> => (typeof original === 'string' ? readFile(original) : original)
