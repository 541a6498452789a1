import type { Preferences } from '../../shared/contract/settings'
import { newMark, withMark } from '../conversations'
import type { WriteTx } from '../store/store'
import type { DraftTable, MessageTable } from '../store/tables'

interface Marking {
  readonly subject: string
  readonly draft: Pick<DraftTable, 'conversation_id' | 'intent'>
  /** what it answers */
  readonly answered: Pick<MessageTable, 'channel'> | undefined
  readonly subjectMark: Preferences['subjectMark']
}

/**
 * The subject as it goes out. An answer to a fax has no mail to refer to, and what comes back may name nothing: there the
 * mark of the conversation stands in it, unless a person wants it everywhere or nowhere.
 */
export async function markedSubject(tx: WriteTx, { subject, draft, answered, subjectMark }: Marking): Promise<string> {
  const marked = subjectMark === 'always' || (subjectMark === 'fax' && answered?.channel === 'fax')
  // Passed on to somebody else, it is not to bring his answer here.
  if (!marked || draft.intent === 'forward') return subject
  const { mark } = await tx.selectFrom('conversation').select('mark').where('id', '=', draft.conversation_id).executeTakeFirstOrThrow()
  if (mark !== null) return withMark(subject, mark)
  const fresh = newMark()
  await tx.updateTable('conversation').set({ mark: fresh }).where('id', '=', draft.conversation_id).execute()
  return withMark(subject, fresh)
}
