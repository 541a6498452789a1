import type { LaidWord } from './word-layout'

/** A word by its line and its place in it. */
export interface WordPlace {
  readonly line: number
  readonly place: number
}

/** The word nearest to a spot of the page: first the nearest line, then the nearest word of it; null where there is none. */
export function nearestWord(lines: readonly (readonly LaidWord[])[], x: number, y: number): WordPlace | null {
  const away = (at: number, from: number, to: number): number => Math.max(from - at, 0, at - to)
  let nearest: WordPlace | null = null
  let least = Infinity
  for (const [line, words] of lines.entries()) {
    for (const [place, { left, top, width, height }] of words.entries()) {
      // A line is followed along its whole length: what is far off to the side is nearer than what is one line lower.
      const distance = away(y, top, top + height) * 1_000 + away(x, left, left + width)
      if (distance < least) [nearest, least] = [{ line, place }, distance]
    }
  }
  return nearest
}

export const isBefore = (one: WordPlace, other: WordPlace): boolean => one.line < other.line || (one.line === other.line && one.place <= other.place)

/**
 * Selects whole words from where the button went down to where the pointer is, in reading order. The browser's own selecting
 * knows nothing of places: between two lines it would leap to the end of the page.
 */
export function selectWords(layer: Element, lines: readonly (readonly LaidWord[])[], down: MouseEvent): void {
  const spot = (event: MouseEvent): WordPlace | null => {
    const { left, top, width } = layer.getBoundingClientRect()
    const scale = width / Math.max(1, (layer as HTMLElement).offsetWidth)
    return nearestWord(lines, (event.clientX - left) / scale, (event.clientY - top) / scale)
  }
  const from = spot(down)
  if (from === null) return
  down.preventDefault()
  // What the browser would have done: what is copied is what is selected, not what a field elsewhere holds.
  const home = layer.closest<HTMLElement>('[tabindex]')
  if (home) home.focus({ preventScroll: true })
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  const selection = getSelection()
  selection?.removeAllRanges()
  const onMove = (event: MouseEvent): void => {
    const to = spot(event)
    if (to === null || Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < 4) return
    choose(layer, from, to)
  }
  const onUp = (): void => {
    document.removeEventListener('mousemove', onMove)
    document.removeEventListener('mouseup', onUp)
  }
  document.addEventListener('mousemove', onMove)
  document.addEventListener('mouseup', onUp)
  if (down.detail === 2) choose(layer, from, from)
  if (down.detail > 2) choose(layer, { line: from.line, place: 0 }, { line: from.line, place: (lines[from.line]?.length ?? 1) - 1 })
}

function choose(layer: Element, from: WordPlace, to: WordPlace): void {
  const [first, last] = isBefore(from, to) ? [from, to] : [to, from]
  const textOf = ({ line, place }: WordPlace): ChildNode | null | undefined => layer.querySelectorAll('.word-line')[line]?.querySelectorAll('.word')[place]?.firstChild
  const [begin, end] = [textOf(first), textOf(last)]
  if (begin && end) getSelection()?.setBaseAndExtent(begin, 0, end, end.textContent?.trimEnd().length ?? 0)
}
