import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { air, wheeled, type Zoom } from './scale'

/** A spot of the paper (as parts of its width and height) that has to stay under a spot of the window. */
interface Pin {
  readonly across: number
  readonly down: number
  readonly clientX: number
  readonly clientY: number
}

const whatIsAt = (sheet: Element, clientX: number, clientY: number): Pin => {
  const { left, top, width, height } = sheet.getBoundingClientRect()
  return { across: (clientX - left) / Math.max(1, width), down: (clientY - top) / Math.max(1, height), clientX, clientY }
}

/** The wheel with Ctrl and the pinch grow the paper around the pointer, all else around the middle of the stage; what lies off the words is dragged. */
export function useStage(stage: RefObject<HTMLElement | null>, sheet: RefObject<HTMLElement | null>, scale: number, onZoom: (zoom: Zoom) => void): void {
  const pin = useRef<Pin | null>(null)
  /** While the pointer rests, the spot that it took at first is meant: paper that still fits the stage stays in its middle, and would slip away step by step. */
  const resting = useRef<Pin | null>(null)
  const shown = useRef(scale)
  const latest = useRef(onZoom)
  latest.current = onZoom

  useLayoutEffect(() => {
    const before = shown.current
    shown.current = scale
    const at = stage.current
    const paper = sheet.current
    if (!at || !paper || before === scale) return
    const held = pin.current ?? middleBefore(at, paper, before / scale)
    if (!pin.current) resting.current = null
    pin.current = null
    const { left, top, width, height } = paper.getBoundingClientRect()
    at.scrollLeft += left + held.across * width - held.clientX
    at.scrollTop += top + held.down * height - held.clientY
  }, [scale, stage, sheet])

  useEffect(() => {
    const at = stage.current
    if (!at) return undefined
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey || !sheet.current) {
        resting.current = null
        return
      }
      event.preventDefault()
      const { clientX, clientY } = event
      const rests = resting.current?.clientX === clientX && resting.current.clientY === clientY
      if (!rests) resting.current = whatIsAt(sheet.current, clientX, clientY)
      pin.current = resting.current
      latest.current(wheeled(shown.current, event.deltaY))
    }
    at.addEventListener('wheel', onWheel, { passive: false })
    return () => {
      at.removeEventListener('wheel', onWheel)
    }
  }, [stage, sheet])

  useEffect(() => (stage.current ? dragging(stage.current) : undefined), [stage])
}

/** The spot of the paper that was in the middle of the stage before it was drawn in its new size. */
function middleBefore(stage: Element, sheet: Element, shrink: number): Pin {
  const { left, top, width, height } = stage.getBoundingClientRect()
  const { clientX, clientY } = { clientX: left + width / 2, clientY: top + height / 2 }
  const now = sheet.getBoundingClientRect()
  const [wasWide, wasHigh] = [now.width * shrink, now.height * shrink]
  const wasLeft = wasWide < width ? left + (width - wasWide) / 2 : left + air / 2 - stage.scrollLeft
  const wasTop = wasHigh < height ? top + (height - wasHigh) / 2 : top + air / 2 - stage.scrollTop
  return { across: (clientX - wasLeft) / Math.max(1, wasWide), down: (clientY - wasTop) / Math.max(1, wasHigh), clientX, clientY }
}

/** Takes hold of the paper: with the main button off the words, or with the middle one anywhere. */
function dragging(stage: HTMLElement): () => void {
  let held: { readonly x: number; readonly y: number; readonly left: number; readonly top: number } | null = null
  const onDown = (event: PointerEvent): void => {
    const onWord = event.target instanceof Element && event.target.closest('.word') !== null
    const movable = stage.scrollWidth > stage.clientWidth || stage.scrollHeight > stage.clientHeight
    if (!movable || event.pointerType === 'touch' || !(event.button === 1 || (event.button === 0 && !onWord))) return
    // On its scroll bars the stage is not the paper.
    if (event.offsetX > stage.clientWidth && event.target === stage) return
    event.preventDefault()
    held = { x: event.clientX, y: event.clientY, left: stage.scrollLeft, top: stage.scrollTop }
    stage.setPointerCapture(event.pointerId)
    stage.dataset['held'] = ''
  }
  const onMove = (event: PointerEvent): void => {
    if (held) stage.scrollTo(held.left + held.x - event.clientX, held.top + held.y - event.clientY)
  }
  const onUp = (): void => {
    held = null
    delete stage.dataset['held']
  }
  stage.addEventListener('pointerdown', onDown)
  stage.addEventListener('pointermove', onMove)
  stage.addEventListener('pointerup', onUp)
  stage.addEventListener('pointercancel', onUp)
  return () => {
    stage.removeEventListener('pointerdown', onDown)
    stage.removeEventListener('pointermove', onMove)
    stage.removeEventListener('pointerup', onUp)
    stage.removeEventListener('pointercancel', onUp)
  }
}
