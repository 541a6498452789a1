import { useRef, type KeyboardEvent, type RefObject } from 'react'
import type { TextModule } from '../../../shared/domain/text-module'
import { useCall } from '../../api/use-call'
import { useT } from '../../i18n/provider'
import { useRun, useToast } from '../../ui/toasts'
import type { DraftSession } from './draft-session'
import { shortBefore } from './short-before'

interface Modules {
  readonly modules: readonly TextModule[]
  readonly insert: (module: TextModule) => void
  /** the tab key behind a short name brings its module */
  readonly onTab: (event: KeyboardEvent<HTMLTextAreaElement>) => void
}

/** Text modules of the office, put in where the caret stands. */
export function useModules(session: DraftSession, field: RefObject<HTMLTextAreaElement | null>): Modules {
  const t = useT()
  const toast = useToast()
  const run = useRun()
  const modules = useCall('modules.list', {}).data?.modules ?? []
  const busy = useRef(false)

  const put = async (module: TextModule, from: number, to: number): Promise<void> => {
    if (busy.current) return
    busy.current = true
    // What is typed decides what is filled in: the recipient of a new message.
    await session.flush()
    const filled = await run('modules.fill', { id: module.id, draftId: session.view.draft.id })
    busy.current = false
    if (!filled) return
    const { text } = session.view.draft
    session.change({ text: text.slice(0, from) + filled.text + text.slice(to) })
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(from + filled.text.length, from + filled.text.length)
    })
    if (filled.open.length > 0) toast({ text: t('composer.moduleOpen', { names: filled.open.map((name) => `{{${name}}}`).join(', ') }), lasts: 10_000 })
  }

  return {
    modules,
    insert: (module) => void put(module, field.current?.selectionStart ?? 0, field.current?.selectionEnd ?? 0),
    onTab: (event) => {
      if (event.key !== 'Tab' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return
      const { selectionStart, selectionEnd, value } = event.currentTarget
      const found = selectionStart === selectionEnd ? shortBefore(value, selectionStart, modules) : null
      if (!found) return
      event.preventDefault()
      void put(found.module, found.from, selectionEnd)
    },
  }
}
