import { useRef, type RefObject } from 'react'
import type { TextModule } from '../../../shared/domain/text-module'
import { useCall } from '../../api/use-call'
import { useT } from '../../i18n/provider'
import { useRun, useToast } from '../../ui/toasts'
import type { DraftSession } from './draft-session'
import { shortBefore } from './short-before'
import type { WritingPlace } from './writing-place'

interface Modules {
  readonly modules: readonly TextModule[]
  readonly insert: (module: TextModule) => void
  /** the tab key behind a short name brings its module; answers whether there was one */
  readonly onTab: () => boolean
}

/** Text modules of the office, put in where the caret stands. */
export function useModules(session: DraftSession, place: RefObject<WritingPlace | null>): Modules {
  const t = useT()
  const toast = useToast()
  const run = useRun()
  const modules = useCall('modules.list', {}).data?.modules ?? []
  const busy = useRef(false)

  const put = async (module: TextModule, instead: number): Promise<void> => {
    if (busy.current) return
    busy.current = true
    // What is typed decides what is filled in: the recipient of a new message.
    await session.flush()
    const filled = await run('modules.fill', { id: module.id, draftId: session.view.draft.id })
    busy.current = false
    if (!filled) return
    place.current?.put(filled.text, instead)
    if (filled.open.length > 0) toast({ text: t('composer.moduleOpen', { names: filled.open.map((name) => `{{${name}}}`).join(', ') }), lasts: 10_000 })
  }

  return {
    modules,
    insert: (module) => void put(module, 0),
    onTab: () => {
      const before = place.current?.before() ?? null
      const found = before === null ? null : shortBefore(before, before.length, modules)
      if (!found) return false
      void put(found.module, (before?.length ?? 0) - found.from)
      return true
    },
  }
}
