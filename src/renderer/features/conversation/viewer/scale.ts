import type { Size } from '../use-size'

/** How large pages are shown: the whole spread, the width of the stage, or a factor (shown pixels per pixel of the picture). */
export type Zoom = 'page' | 'width' | number

/** Room around the paper, in shown pixels; and between two pages that lie side by side. */
export const air = 48
export const gutter = 16

/** One step of + and −. */
const step = 1.25
/** Eight times as large as the whole page a single letter fills the hand. */
const largest = 8
const smallest = 0.01

/** A spread: pages side by side, in pixels of their pictures. */
export function spreadSize(pages: readonly Size[]): Size {
  return { width: pages.reduce((sum, page) => sum + page.width, 0), height: Math.max(0, ...pages.map((page) => page.height)) }
}

/** Shown pixels per pixel of the picture. */
export function scaleFor(zoom: Zoom, pages: readonly Size[], stage: Size): number {
  const spread = spreadSize(pages)
  const between = gutter * (pages.length - 1)
  const across = (stage.width - air - between) / Math.max(1, spread.width)
  const whole = Math.max(smallest, Math.min(across, (stage.height - air) / Math.max(1, spread.height)))
  if (zoom === 'page') return whole
  if (zoom === 'width') return Math.max(smallest, across)
  return Math.min(largest * whole, Math.max(whole, zoom))
}

export const larger = (scale: number): number => scale * step
export const smaller = (scale: number): number => scale / step

/** What a turn of the wheel (or a pinch, which Chromium tells as one) makes of a scale. */
export const wheeled = (scale: number, deltaY: number): number => scale * Math.exp(-Math.max(-120, Math.min(120, deltaY)) / 300)
