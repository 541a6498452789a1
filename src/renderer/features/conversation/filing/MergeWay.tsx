import { useT } from '../../../i18n/provider'
import { useRun, useSayDone } from '../../../ui/toasts'
import { HomePicker } from './HomePicker'

/** Makes conversations one and leads to it: several that are picked, or, once somebody has said which, this one and another. */
export function useMerge(onMerged: (conversationId: string) => void): (ids: readonly string[], into: string | null) => Promise<void> {
  const t = useT()
  const run = useRun()
  const sayDone = useSayDone()
  return async (ids, into) => {
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
