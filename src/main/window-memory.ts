import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { preferences } from '../shared/contract/settings'

const rectangle = z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int(), height: z.number().int() })
export type Rectangle = z.infer<typeof rectangle>

/** What the window has to know before the engine is up: its place, and theme and language as last set. */
const remembered = z.object({
  bounds: rectangle.nullable(),
  maximised: z.boolean(),
  theme: preferences.shape.theme,
  language: preferences.shape.language,
})
export type WindowMemory = z.infer<typeof remembered>

export const freshMemory: WindowMemory = { bounds: null, maximised: false, theme: 'system', language: 'system' }

export function loadMemory(path: string): WindowMemory {
  try {
    return remembered.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return freshMemory
  }
}

export function saveMemory(path: string, memory: WindowMemory): void {
  try {
    writeFileSync(path, JSON.stringify(memory))
  } catch {
    // Only comfort is lost.
  }
}

/** How much of the window's top has to lie on a screen, so that it can be taken hold of. */
const graspable = 100

/** Where a window was, unless that screen is gone. */
export function boundsOnScreen(bounds: Rectangle | null, screens: readonly Rectangle[]): Rectangle | null {
  if (bounds === null) return null
  const reachable = screens.some(
    (screen) =>
      bounds.x + bounds.width >= screen.x + graspable &&
      bounds.x <= screen.x + screen.width - graspable &&
      bounds.y >= screen.y - graspable / 4 &&
      bounds.y <= screen.y + screen.height - graspable,
  )
  return reachable ? bounds : null
}
