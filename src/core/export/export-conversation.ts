import type { Output } from '../../shared/contract'
import { fail, ok, type Result } from '../../shared/result'
import type { Language } from '../../shared/strings/language'
import { translator } from '../../shared/strings/translate'
import { lettersOf, type ExportWatch } from './letters'
import { endingOf, mailsOf, type MailParts } from './mails'
import { readForExport, type ExportConversation } from './read-conversation'
import { writeBytes, writeWhole, type Claim } from './write-whole'

export type ConversationForm = 'pdf' | 'mails'

export interface ConversationOrder {
  readonly conversationId: string
  readonly form: ConversationForm
  /** what people wrote among themselves goes along */
  readonly notes: boolean
  readonly target: string
  readonly claim: Claim
  readonly language: Language
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, all: number) => void
}

/**
 * A conversation as a file that other programs open: one PDF/A-3b with its attachments inside, or its messages as mails, one
 * as it is and several in a zip, which both Outlook's and Thunderbird's people open by a double click.
 */
export async function exportConversation(parts: MailParts, order: ConversationOrder): Promise<Result<Output<'conversation.export'>>> {
  const { conversationId, form, notes, target, claim, language, signal, onProgress } = order
  const found = await whatToExport(parts, conversationId, notes)
  if (!found.ok) return found
  const conversation = found.value
  const tongue = { t: translator(language), language }
  const all = conversation.messages.length
  let done = 0
  let missing = 0
  const watch: ExportWatch = {
    ...(signal && { signal }),
    onDone: () => onProgress?.(++done, all),
    onMissing: () => missing++,
  }
  onProgress?.(0, all)
  const written = await writeWhole(parts.ids, target, claim, async (temporary) => {
    const result = form === 'pdf' ? await writeLetters(parts, conversation, tongue, watch, temporary) : await writeMails(parts, conversation, tongue, watch, temporary)
    // Somebody who cancels at the last moment wants no file either.
    return result.ok && signal?.aborted === true ? fail('cancelled') : result
  })
  return written.ok ? ok({ path: target, messages: all, missing }) : written
}

type Tongue = Parameters<typeof lettersOf>[2]

const writeLetters = (parts: MailParts, conversation: ExportConversation, tongue: Tongue, watch: ExportWatch, target: string): Promise<Result<unknown>> =>
  parts.archive.writeLetters(target, { title: conversation.subject || tongue.t('conversation.noSubject'), language: tongue.language, madeAt: parts.clock.now() }, lettersOf(parts, conversation, tongue, watch))

async function writeMails(parts: MailParts, conversation: ExportConversation, tongue: Tongue, watch: ExportWatch, target: string): Promise<Result<unknown>> {
  const mails = mailsOf(parts, conversation, tongue, watch)
  if ((await endingOf(parts, conversation)) === 'zip') return parts.zip.write(target, mails)
  for await (const { bytes } of mails) return writeBytes(target, bytes)
  return fail('export-nothing')
}

async function whatToExport({ store }: MailParts, id: string, notes: boolean): Promise<Result<ExportConversation>> {
  const found = await readForExport(store, id, notes)
  if (!found) return fail('not-found')
  return found.messages.length === 0 ? fail('export-nothing') : ok(found)
}

/** What the file is called when nobody names it, and its ending. */
export async function conversationName(parts: MailParts, { conversationId, form, notes }: Pick<ConversationOrder, 'conversationId' | 'form' | 'notes'>): Promise<Result<Output<'conversation.exportName'>>> {
  const found = await whatToExport(parts, conversationId, notes)
  if (!found.ok) return found
  const { subject, contact, messages } = found.value
  const day = new Date(messages.at(-1)?.at ?? parts.clock.now()).toISOString().slice(0, 10)
  const name = [subject, contact.name || (contact.addresses[0]?.value ?? ''), day].filter((part) => part !== '').join(' – ')
  return ok({ name, ending: form === 'pdf' ? 'pdf' : await endingOf(parts, found.value) })
}
