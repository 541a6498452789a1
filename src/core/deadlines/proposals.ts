import type { DeadlineProposal } from '../../shared/domain/deadline'
import type { Box, Word } from '../../shared/domain/page'
import { dayOf } from '../../shared/day'
import { readWords } from '../corrections'
import type { ReadTx } from '../store/store'
import { toPage } from '../store/to-page'
import { readDeadlines, type Deadline } from './read'

/** What was asked for long before has been answered or has lapsed. */
const mostMessages = 5
const mostPages = 5
const mostProposals = 3
/** A deadline that passed a while ago is history; one of last week is overdue. */
const longestPastMs = 14 * 86_400_000
/** What stands around the words, on either side. */
const around = 60

interface Letter {
  readonly id: string
  readonly at: number
  readonly text: string
}

/** The deadlines that the latest letters of a conversation set, the newest letter first; none where its work is done or put away. */
export async function readProposals(tx: ReadTx, conversationId: string, now: number): Promise<DeadlineProposal[]> {
  const conversation = await tx.selectFrom('conversation').select(['due_on', 'list']).where('id', '=', conversationId).executeTakeFirst()
  if (!conversation || ['done', 'trash', 'junk'].includes(conversation.list)) return []
  const letters = await tx
    .selectFrom('message')
    .select(['id', 'at', 'text'])
    .where('conversation_id', '=', conversationId)
    .where('direction', '=', 'in')
    .where('trashed', '=', 0)
    // Who is not who he says sets no deadlines, and neither do lists and machines.
    .where('warning', 'is', null)
    .where('automatic', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostMessages)
    .execute()
  if (letters.length === 0) return []
  const dismissed = await tx.selectFrom('deadline_dismissal').selectAll().where('message_id', 'in', letters.map(({ id }) => id)).execute()
  const found: DeadlineProposal[] = []
  for (const letter of letters) {
    for (const proposal of await proposalsOf(tx, letter)) {
      const isSettled = proposal.day === conversation.due_on || proposal.day < dayOf(now) - longestPastMs || dismissed.some(({ message_id, day }) => message_id === letter.id && day === proposal.day)
      if (!isSettled && !found.some(({ day }) => day === proposal.day)) found.push(proposal)
    }
    if (found.length >= mostProposals) break
  }
  return found.slice(0, mostProposals)
}

async function proposalsOf(tx: ReadTx, letter: Letter): Promise<readonly DeadlineProposal[]> {
  const { id: messageId, at, text } = letter
  const told = readDeadlines(text, dayOf(at)).map((deadline): DeadlineProposal => ({ messageId, at, day: deadline.day, ...excerpt(text, deadline), place: null }))
  return told.length > 0 ? told : onPages(tx, letter)
}

async function onPages(tx: ReadTx, { id: messageId, at }: Letter): Promise<readonly DeadlineProposal[]> {
  const pages = await tx
    .selectFrom('page')
    .innerJoin('attachment', 'attachment.id', 'page.attachment_id')
    .innerJoin('page_words', 'page_words.page_id', 'page.id')
    .selectAll('page')
    .where('page.message_id', '=', messageId)
    .orderBy('attachment.position')
    .orderBy('page.number')
    .limit(mostPages)
    .execute()
  const written = await writtenOn(tx, messageId, at)
  const found: DeadlineProposal[] = []
  for (const [index, row] of pages.entries()) {
    const { text, starts, words } = running((await readWords(tx, row.id)).words)
    for (const deadline of readDeadlines(text, written)) {
      const covered = words.filter((word, at) => (starts[at] ?? 0) < deadline.to && (starts[at] ?? 0) + word.text.length > deadline.from)
      const box = lineBox(covered)
      if (box) found.push({ messageId, at, day: deadline.day, ...excerpt(text, deadline), place: { page: toPage(row), number: index + 1, box } })
    }
  }
  return found
}

/** The day of the letter: what it says of itself, else when it came. "By 8 October" of a letter that came late has passed, and is none of next year. */
async function writtenOn(tx: ReadTx, messageId: string, at: number): Promise<number> {
  const came = dayOf(at)
  const field = await tx.selectFrom('message_field').select('value').where('message_id', '=', messageId).where('name', '=', 'documentDate').executeTakeFirst()
  const said = Date.parse(`${field?.value ?? ''}T00:00:00Z`)
  return said <= came ? said : came // also where nothing was said, or a day to come was misread
}

/** The words of a page as one text, without the transmit line, and where each begins in it. */
function running(all: readonly Word[]): { readonly text: string; readonly starts: readonly number[]; readonly words: readonly Word[] } {
  const words = all.filter(({ stamped }) => stamped !== true)
  const starts: number[] = []
  let text = ''
  words.forEach((word, index) => {
    if (index > 0) text += words[index - 1]?.line === word.line ? ' ' : '\n'
    starts.push(text.length)
    text += word.text
  })
  return { text, starts, words }
}

/** Around the words of the last line they stand on: there the day is. */
function lineBox(words: readonly Word[]): Box | null {
  const last = words.at(-1)
  const line = words.filter((word) => word.line === last?.line)
  if (line.length === 0) return null
  const left = Math.min(...line.map(({ box: [x] }) => x))
  const top = Math.min(...line.map(({ box: [, y] }) => y))
  return [left, top, Math.max(...line.map(({ box: [x, , width] }) => x + width)) - left, Math.max(...line.map(({ box: [, y, , height] }) => y + height)) - top]
}

/** The words in their sentence, on one line. */
function excerpt(text: string, { from, to }: Deadline): Pick<DeadlineProposal, 'text' | 'range'> {
  const begin = wordStart(text, Math.max(0, from - around))
  const before = flat(text.slice(begin, from)).trimStart()
  const said = flat(text.slice(from, to))
  const after = flat(text.slice(to, to + around)).replace(/\S*$/u, (cut) => (to + around < text.length ? '' : cut)).trimEnd()
  return { text: before + said + after, range: [before.length, before.length + said.length] }
}

const wordStart = (text: string, at: number): number => (at === 0 ? 0 : at + Math.max(0, text.slice(at).search(/\s/u)))

const flat = (text: string): string => text.replace(/\s+/gu, ' ')
