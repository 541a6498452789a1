import { readFileSync, writeFileSync } from 'node:fs'
import { languageChoices, themeChoices } from '../shared/appearance'
import type { Preferences } from '../shared/contract/settings'

/** In pixels of the screen. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What the window has to know before the engine is up: its place, and theme and language as last set. */
export interface WindowMemory extends Pick<Preferences, 'theme' | 'language'> {
  readonly bounds: Rectangle | null
  readonly maximised: boolean
}

export const freshMemory: WindowMemory = { bounds: null, maximised: false, theme: 'system', language: 'system' }

export function loadMemory(path: string): WindowMemory {
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isMemory(found) ? found : freshMemory
  } catch {
    return freshMemory
  }
}

// By hand and not by a schema: the window waits for what stands here, and for a library of schemas it would wait long.
function isMemory(found: unknown): found is WindowMemory {
  if (typeof found !== 'object' || found === null) return false
  const { bounds, maximised, theme, language } = found as Partial<Record<keyof WindowMemory, unknown>>
  return (bounds === null || isRectangle(bounds)) && typeof maximised === 'boolean' && isOneOf(themeChoices, theme) && isOneOf(languageChoices, language)
}

const isRectangle = (found: unknown): boolean =>
  typeof found === 'object' && found !== null && ['x', 'y', 'width', 'height'].every((side) => Number.isSafeInteger((found as Record<string, unknown>)[side]))

const isOneOf = (choices: readonly unknown[], found: unknown): boolean => choices.includes(found)

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
