import { useT } from '../../../i18n/provider'
import { useRun, useSayDone, useToast } from '../../../ui/toasts'
import { HomePicker } from './HomePicker'

/** Conversations in one call (shared/contract/inbox.ts). */
const mostMerged = 5_000

/** Makes conversations one and leads to it: several that are picked, or, once somebody has said which, this one and another. */
export function useMerge(onMerged: (conversationId: string) => void): (ids: readonly string[], into: string | null) => Promise<void> {
  const t = useT()
  const run = useRun()
  const sayDone = useSayDone()
  const toast = useToast()
  return async (ids, into) => {
    if (ids.length > mostMerged) {
      toast({ text: t('filing.tooMany', { most: mostMerged }), lasts: 8_000 })
      return
    }
    const merged = await run('conversation.merge', { ids: [...ids], into })
    if (merged?.changeId == null) return
    sayDone(t('filing.saidMerged'), [merged.changeId])
    onMerged(merged.conversationId)
  }
}

interface MergeDialogProps {
  readonly conversationId: string
  readonly onMerge: (into: string) => void
  readonly onClose: () => void
}

/** Which conversation this one is part of. */
export function MergeDialog({ conversationId, onMerge, onClose }: MergeDialogProps) {
  const t = useT()
  return (
    <HomePicker
      title={t('filing.mergeTitle')}
      conversationId={conversationId}
      messageId={null}
      canBegin={false}
      onChoose={(into) => {
        if (into !== null) onMerge(into)
      }}
      onClose={onClose}
    />
  )
}
