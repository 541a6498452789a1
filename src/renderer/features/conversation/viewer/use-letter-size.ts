import { useState } from 'react'

export const letterSizes = ['normal', 'large', 'larger', 'largest'] as const
export type LetterSize = (typeof letterSizes)[number]

const key = 'rueckkanal.letters'

const isSize = (value: string | null): value is LetterSize => letterSizes.some((size) => size === value)

/** How large the letters of the reading view are; kept over the end of the window. */
export function useLetterSize(): readonly [LetterSize, (size: LetterSize) => void] {
  const [size, setSize] = useState<LetterSize>(() => {
    const kept = localStorage.getItem(key)
    return isSize(kept) ? kept : 'normal'
  })
  return [
    size,
    (next) => {
      localStorage.setItem(key, next)
      setSize(next)
    },
  ]
}
