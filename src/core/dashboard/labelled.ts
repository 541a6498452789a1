import { type ExpressionBuilder } from 'kysely'
import type { Tables } from '../store/tables'
import type { TallyConversationTable } from '../store/tally-tables'

/** That a counted conversation bears a label; `none`: that it bears none. */
export function labelled({ exists, not, selectFrom }: ExpressionBuilder<Tables & { tally: TallyConversationTable }, 'tally'>, labelId: string) {
  const labels = selectFrom('conversation_label').select('label_id').whereRef('conversation_label.conversation_id', '=', 'tally.conversation_id')
  return labelId === 'none' ? not(exists(labels)) : exists(labels.where('label_id', '=', labelId))
}
