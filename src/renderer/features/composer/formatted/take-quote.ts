import type { Block, Formatted } from '../../../../shared/domain/formatted'
import type { Message } from '../../../../shared/domain/message'
import { formattedText } from '../../../../shared/text/formatted-text'
import { call } from '../../../api/client'
import type { DraftSession } from '../draft-session'
import { blocksFromHtml } from './from-html'
import { schema } from './schema'

/** So many pictures of a mail go on with what is quoted of it. */
const mostPictures = 20

/**
 * Gives the words that are quoted or passed on the structure that they came in: lists, stress, links, and the pictures among them.
 * Words that somebody has changed stay as he left them.
 */
export async function takeQuote(session: DraftSession): Promise<void> {
  const { conversationId, replyTo, formatted } = session.view.draft
  const found = replyTo === null || formatted === null ? null : await call('conversation.get', { id: conversationId })
  const message = found?.ok ? found.value.messages.find(({ id }) => id === replyTo) : undefined
  if (!message?.hasHtml || formatted === null) return
  const place = placeOf(JSON.parse(formatted) as Formatted, message.text)
  if (!place) return
  const html = await call('message.html', { id: message.id })
  if (!html.ok) return
  const wanted = new Set([...html.value.html.matchAll(/\bcid:([^"'\s>)]{1,500})/gi)].map(([, id]) => id ?? ''))
  const pictures = await takePictures(session, message, wanted)
  const blocks = blocksFromHtml(html.value.html, schema, (contentId) => pictures.get(contentId) ?? null)
  // Somebody went on writing meanwhile.
  if (!blocks || blocks.childCount === 0 || session.view.draft.formatted !== formatted) return
  const next = place(blocks.toJSON() as Block[])
  session.change({ formatted: JSON.stringify(next), text: formattedText(next) })
}

type Place = (blocks: readonly Block[]) => Formatted

/** Where the words of the message stand in the draft as they came: quoted, or at its end where it is passed on. Null: nowhere. */
function placeOf({ type, content }: Formatted, text: string): Place | null {
  const words = plainly(text)
  if (words === '') return null
  const quote = content.findLastIndex((block) => block.type === 'quote')
  const block = content[quote]
  const said = (blocks: readonly Block[]): string => plainly(formattedText({ type, content: blocks }))
  if (block?.type === 'quote' && said(block.content) === words) return (blocks) => ({ type, content: content.with(quote, { type: 'quote', content: blocks }) })
  const first = firstLine(words)
  const from = content.findIndex((one, index) => firstLine(said([one])) === first && said(content.slice(index)) === words)
  return from < 0 ? null : (blocks) => ({ type, content: [...content.slice(0, from), ...blocks] })
}

/** Whatever is done to words on their way into a draft and back: `> >` or `>>` before a quote, blanks at the ends. */
const plainly = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.replace(/^(?:> ?)+/, (signs) => signs.replaceAll(' ', '')).trimEnd())
    .join('\n')
    .trimEnd()

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''

/** @returns for Content-IDs of the message those of the draft's own pictures */
async function takePictures(session: DraftSession, { attachments }: Message, wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  const taken = new Map<string, string>()
  for (const { id, contentId } of attachments) {
    const own = contentId?.replace(/^<|>$/g, '') ?? ''
    if (!wanted.has(own) || taken.size >= mostPictures) continue
    const added = await call('draft.takePicture', { id: session.view.draft.id, attachmentId: id })
    // What is no picture that can be shown is left out of the text.
    if (!added.ok) continue
    session.adopt(added.value.draft)
    taken.set(own, added.value.contentId)
  }
  return taken
}

