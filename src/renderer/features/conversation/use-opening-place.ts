import { useLayoutEffect, type RefObject } from 'react'

const byHand = ['wheel', 'pointerdown', 'keydown'] as const

/** Brings a message into view, and keeps it there while others above and the composer below take room, until a hand moves the list. */
export function useOpeningPlace(scroller: RefObject<HTMLElement | null>, messageId: string | undefined): void {
  useLayoutEffect(() => {
    const list = scroller.current
    if (!list || !messageId) return undefined
    const place = (): void => {
      list.querySelector(`[data-message="${messageId}"]`)?.scrollIntoView({ block: 'start' })
    }
    place()
    const observer = new ResizeObserver(place)
    observer.observe(list)
    // What is above grows when its record and notices come, and of many messages most come after those in view.
    const watch = (): void => {
      for (const child of list.children) observer.observe(child)
    }
    watch()
    const more = new MutationObserver(() => {
      place()
      watch()
    })
    more.observe(list, { childList: true })
    const stop = (): void => {
      observer.disconnect()
      more.disconnect()
      for (const name of byHand) list.removeEventListener(name, stop)
    }
    for (const name of byHand) list.addEventListener(name, stop, { passive: true })
    // In a very low window the letter scrolls with the list: whoever goes to write is led there, and not back.
    const foot = list.nextElementSibling as HTMLElement | null
    const toWrite = ({ relatedTarget }: FocusEvent): void => {
      if (getComputedStyle(list).overflowY !== 'visible') return
      stop()
      if (!(relatedTarget instanceof Node && foot?.contains(relatedTarget))) foot?.scrollIntoView({ block: 'start' })
    }
    foot?.addEventListener('focusin', toWrite)
    return () => {
      stop()
      foot?.removeEventListener('focusin', toWrite)
    }
  }, [scroller, messageId])
}
