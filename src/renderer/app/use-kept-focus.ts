import { useEffect } from 'react'
import { focusConversation, focusList } from './focus'
import { keepsPlace } from './kept-place'

const key = 'rueckkanal.focus'
/** The list is there a moment after the window; nobody is waited for longer. */
const patienceMs = 5_000

/** The keys are where they were when the window was left: in the list or in the conversation. */
export function useKeptFocus(): void {
  useEffect(() => {
    if (!keepsPlace()) return undefined
    const keep = (event: FocusEvent): void => {
      if (!(event.target instanceof Element)) return
      if (event.target.closest('.list-panel')) localStorage.setItem(key, 'list')
      else if (event.target.closest('.conversation-panel')) localStorage.setItem(key, 'conversation')
    }
    document.addEventListener('focusin', keep)
    const begun = performance.now()
    let frame = 0
    const restore = (): void => {
      // Somebody was quicker: the keys are his.
      if (document.activeElement !== document.body || performance.now() - begun > patienceMs) return
      const there = localStorage.getItem(key) === 'conversation' ? focusConversation() : focusList()
      if (!there) frame = requestAnimationFrame(restore)
    }
    if (localStorage.getItem(key) !== null) restore()
    return () => {
      document.removeEventListener('focusin', keep)
      cancelAnimationFrame(frame)
    }
  }, [])
}
