import { useRef, useState } from 'react'

interface ShownAtOnce<T> {
  /** what is known, with what was changed here and is not known to be saved yet */
  readonly over: (known: T) => T
  /** Shows a change until all of them are saved and read again: an answer that is older than the last of them changes nothing on screen. */
  readonly show: (changed: Partial<T>, saved: Promise<unknown>) => void
}

/** A tick that waits for its answer looks as if it had not been pressed. */
export function useShownAtOnce<T extends object>(): ShownAtOnce<T> {
  const [changes, setChanges] = useState<Partial<T>>({})
  const open = useRef(0)
  return {
    over: (known) => ({ ...known, ...changes }),
    show: (changed, saved) => {
      setChanges((before) => ({ ...before, ...changed }))
      open.current += 1
      void saved.finally(() => {
        open.current -= 1
        if (open.current === 0) setChanges({})
      })
    },
  }
}
