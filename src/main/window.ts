import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { Log } from '../core/ports'
import { conversationHash } from '../shared/contract/window-api'
import { windowUrl } from './origins'
import { guardContents } from './window-guards'
import { boundsOnScreen, type WindowMemory } from './window-memory'

const usualSize = { width: 1280, height: 820 }
/** A further window holds one conversation; under 800 px the list gives way to it. */
const furtherSize = { width: 780, height: 860 }
/** the smallest size at which list and conversation can take turns */
const smallestSize = { minWidth: 640, minHeight: 480 }
/** `--desk` of renderer/styles/tokens.css: the window is on screen at once, and nothing flashes before the first paint */
const desk = { light: '#e9eceb', dark: '#121617' }
export const deskColour = (): string => (nativeTheme.shouldUseDarkColors ? desk.dark : desk.light)
/** A renderer that dies this often in a minute is left alone: a loop of reloads helps nobody. */
const mostReloads = 3
const minuteMs = 60_000

export interface WindowParts {
  readonly preload: string
  readonly memory: WindowMemory
  readonly remember: (change: Partial<WindowMemory>) => void
  readonly log: Log
  /** what it opens with */
  readonly conversation?: string | null
  /** a window stands already: this one takes a place of its own, and leaves none behind */
  readonly further?: boolean
}

export function openWindow({ preload, memory, remember, log, conversation = null, further = false }: WindowParts): BrowserWindow {
  nativeTheme.themeSource = memory.theme
  const bounds = further ? furtherSize : boundsOnScreen(memory.bounds, screen.getAllDisplays().map((display) => display.workArea))
  const window = new BrowserWindow({
    ...usualSize,
    ...smallestSize,
    ...bounds,
    title: 'Rückkanal',
    backgroundColor: deskColour(),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: process.platform === 'darwin',
    },
  })
  if (memory.maximised && !further) window.maximize()
  if (!further) window.on('close', () => { remember({ bounds: window.getNormalBounds(), maximised: window.isMaximized() }) })
  guardContents(window.webContents, log)
  reviveRenderer(window, log)
  const address = conversation === null ? windowUrl : `${windowUrl}#${conversationHash(conversation)}`
  void window.loadURL(address).catch((error: unknown) => { log.error('window-not-loaded', { error: String(error).slice(0, 200) }) })
  return window
}

function reviveRenderer(window: BrowserWindow, log: Log): void {
  let deaths: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    const now = Date.now()
    log.error('renderer-gone', { reason, exitCode })
    deaths = [...deaths.filter((at) => now - at < minuteMs), now]
    if (reason === 'clean-exit' || window.isDestroyed() || deaths.length > mostReloads) return
    // One task later: a reload from within the event meets a process that is still being buried (electron#51900).
    setImmediate(() => {
      if (!window.isDestroyed()) window.reload()
    })
  })
}
