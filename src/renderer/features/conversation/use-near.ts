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
      { root: element.current.closest('.messages'), rootMargin: `${String(nearPixels)}px 0px` },
    )
    observer.observe(element.current)
    return () => {
      observer.disconnect()
    }
  }, [element, near])
  return near
}
