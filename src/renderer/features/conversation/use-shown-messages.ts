import { startTransition, useEffect, useState } from 'react'
import type { Message } from '../../../shared/domain/message'

/** More than a tall window has room for. */
const atFirst = 12

/**
 * The messages about the one that is to be in view; all of them once these are painted. A conversation of hundreds would
 * else keep whoever opens it waiting for what stands far above.
 */
export function useShownMessages(messages: readonly Message[], inView: string | undefined): { readonly shown: readonly Message[]; readonly from: number } {
  const [whole, setWhole] = useState(false)
  const long = messages.length > atFirst
  useEffect(() => {
    if (!long || whole) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    // A frame's callback comes before its paint, the next task after it.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setWhole(true)))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [long, whole])
  if (!long || whole) return { shown: messages, from: 0 }
  const from = firstShown(messages.length, messages.findIndex(({ id }) => id === inView))
  return { shown: messages.slice(from, from + atFirst), from }
}

/** With one above the message that is to be in view; of an unknown one the newest. */
export const firstShown = (count: number, inView: number): number => Math.max(0, Math.min(inView < 0 ? count : inView - 1, count - atFirst))
