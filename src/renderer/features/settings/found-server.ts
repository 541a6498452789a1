import type { Output } from '../../../shared/contract'
import type { Translate } from '../../../shared/strings/translate'

type Found = Pick<Output<'mailboxes.find'>, 'by' | 'note'>

export interface Answer {
  readonly tone: 'good' | 'warm' | 'red'
  readonly lines: readonly string[]
}

const wordsOfWay = { table: 'mailboxes.byTable', service: 'mailboxes.byDomain', autoconfig: 'mailboxes.byDomain', exchange: 'mailboxes.byExchange', guess: 'mailboxes.byGuess' } as const
const wordsOfNote = { 'app-password': 'mailboxes.noteAppPassword', 'enable-imap': 'mailboxes.noteEnableImap', oauth: 'mailboxes.noteOauth' } as const

/** Who told a server, and what its provider asks for. */
export const foundAnswer = (t: Translate, { by, note }: Found): Answer => ({
  tone: note !== null || by === 'guess' ? 'warm' : 'good',
  lines: [t(wordsOfWay[by]), ...(note === null ? [] : [t(wordsOfNote[note])])],
})
