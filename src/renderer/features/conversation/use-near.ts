import { useEffect, useState, type RefObject } from 'react'

/** Further away than a quick scroll gets before it is there. */
const nearPixels = 1_500

/** Whether something has come near to what is on screen; then for good. */
export function useNear(element: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (near || !element.current) return undefined
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true)
      },
      { root: scrollerOf(element.current), rootMargin: `${String(nearPixels)}px 0px` },
    )
    observer.observe(element.current)
    return () => {
      observer.disconnect()
    }
  }, [element, near])
  return near
}

/** The messages scroll by themselves, but in a very low window with the whole conversation. */
function scrollerOf(element: Element): Element | null {
  const messages = element.closest('.messages')
  return messages && getComputedStyle(messages).overflowY === 'visible' ? messages.closest('.conversation') : messages
}
