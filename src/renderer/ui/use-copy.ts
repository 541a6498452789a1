import { useCallback } from 'react'
import { useT } from '../i18n/provider'
import { useToast } from './toasts'

/**
 * Puts a text on the clipboard and says so. By the old command of the document, which a click may give at any time: the
 * window is allowed no permission, and the newer interface needs one.
 */
export function useCopy(): (name: string, text: string) => void {
  const t = useT()
  const toast = useToast()
  return useCallback(
    (name, text) => {
      toast({ text: copy(text) ? t('fax.copied', { name }) : t('fax.notCopied') })
    },
    [t, toast],
  )
}

function copy(text: string): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'unseen'
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  return copied
}
