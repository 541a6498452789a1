import { app, BrowserWindow, nativeTheme, protocol, session, utilityProcess } from 'electron'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandName } from '../shared/commands'
import { conversationIn, conversationOf } from './deep-link'
import { desktopHandlers } from './desktop'
import { EngineHost, type EngineChild } from './engine-host'
import { heapFlag } from './engine-flags'
import type { AskEngine, EngineEvent, FromEngine } from './engine-process/port'
import { announce, isOpen, openGate } from './gate'
import { systemKeyring } from './keyring'
import { fileLog } from './log'
import { setMenu } from './menu'
import { serveSchemes } from './schemes'
import type { Places } from './places'
import { PresenceAtDesk } from './presence'
import type { StartOptions } from './start-options'
import { fileVault } from './vault'
import { openWindow } from './window'
import { guardSession } from './window-guards'
import { loadMemory, saveMemory } from './window-memory'
import { commandWordsOf, languageFor, wordsOf, type DesktopWords } from './words'

/** What the engine may take to finish its writing when the app ends. */
const stopLimitMs = 5_000

/** Opens the window and starts the engine beside it; neither waits for the other. */
export function runApp(options: StartOptions, places: Places, asked: string | null): void {
  const { dataFolder } = options
  const log = fileLog(join(dataFolder, 'logs'), 'host', Date.now)
  const memoryPath = join(options.profileFolder, 'window.json')
  let memory = loadMemory(memoryPath)

  const host = new EngineHost({
    fork: () => forkEngine(places.engine),
    start: { dataFolder, resources: places.resources, workerPath: places.pageWorker },
    vault: fileVault(join(dataFolder, 'vault.json'), systemKeyring, log),
    log,
    announce: heard,
    now: Date.now,
  })
  const ask = host.call.bind(host) as AskEngine
  const words = (): DesktopWords => wordsOf(memory.language)
  const presence = new PresenceAtDesk({ ask, words, language: () => languageFor(memory.language), icons: join(places.resources, 'icons'), comeForward })

  function heard(event: EngineEvent): void {
    if (event.name === 'presence') return void presence.heard(event.payload)
    announce(event)
    const preferencesMayDiffer = event.name === 'changed' ? event.payload.kinds.includes('settings') : event.name === 'engine' && event.payload.state === 'up'
    if (preferencesMayDiffer) void followPreferences()
  }
  async function followPreferences(): Promise<void> {
    const result = await ask('preferences.get', {})
    if (!result.ok) return
    const { theme, language } = result.value
    const languageDiffers = language !== memory.language
    if (theme !== memory.theme || languageDiffers) remember({ theme, language })
    nativeTheme.themeSource = theme
    if (languageDiffers) drawMenu()
    await presence.follow()
  }
  function remember(change: Partial<typeof memory>): void {
    memory = { ...memory, ...change }
    saveMemory(memoryPath, memory)
  }
  function drawMenu(): void {
    const askWindow = (command: CommandName): void => { announce({ name: 'menu', payload: { command } }, current()) }
    setMenu({ words: words(), names: commandWordsOf(memory.language), ask: askWindow, development: !app.isPackaged })
  }
  /** The window in front, or the one that was opened last. */
  function current(): BrowserWindow | null {
    const windows = BrowserWindow.getAllWindows().filter(isOpen)
    return windows.find((window) => window.isFocused()) ?? windows.at(-1) ?? null
  }
  function open(conversation: string | null): BrowserWindow {
    const opened = openWindow({ preload: places.preload, memory, remember, log, conversation, further: current() !== null })
    // A window that is loaded (again) has not heard how the engine is.
    opened.webContents.on('did-finish-load', () => { if (host.trouble) announce({ name: 'engine', payload: host.trouble }) })
    return opened
  }
  /** Somebody starts the app again, or follows a link into it. */
  function comeForward(conversation: string | null): void {
    const window = current()
    if (!window) return void open(conversation)
    if (window.isMinimized()) window.restore()
    window.focus()
    if (conversation !== null) announce({ name: 'open', payload: { conversationId: conversation } }, window)
  }

  // Before all else: its start is what the first list waits for longest, and it costs this process nothing.
  host.start()
  guardSession(session.defaultSession, !app.isPackaged, log)
  serveSchemes(protocol, places.renderer, ask)
  openGate({
    engine: (name, input) => host.call(name, input),
    desktop: desktopHandlers({ ask, window: current, openWindow: (conversation) => { open(conversation) }, words, dataFolder, restore: (source) => host.restore(source, stopLimitMs) }),
    log,
    checkOutput: !app.isPackaged,
  })
  const first = open(asked)
  drawMenu()

  // Logged instead of Electron's error box: what failed answers by itself, and the window goes on.
  process.on('uncaughtException', (error) => { log.error('uncaught', { error: error.name }) })
  process.on('unhandledRejection', (error) => { log.error('unhandled', { error: error instanceof Error ? error.name : typeof error }) })
  app.on('second-instance', (_event, commandLine) => { comeForward(conversationIn(commandLine)) })
  app.on('activate', () => { comeForward(null) })
  app.on('open-url', (event, address) => {
    event.preventDefault()
    comeForward(conversationOf(address))
  })
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => { log.warn('child-gone', { type, reason, exitCode }) })
  app.on('window-all-closed', () => { if (!presence.keepsRunning) app.quit() })
  const end = endWell(host)
  log.info('started', { version: app.getVersion(), electron: process.versions.electron ?? '', sandbox: !app.commandLine.hasSwitch('no-sandbox') })
  if (options.mode === 'smoke') void smoke(first, host).then(end)
}

/** Quitting waits until the engine has finished what it is writing, but not for long. Gives back how to end with a code. */
function endWell(host: EngineHost): (code: number) => void {
  let exitCode = 0
  let ending = false
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (ending) return
    ending = true
    void host.stop(stopLimitMs).finally(() => { app.exit(exitCode) })
  })
  return (code) => {
    exitCode = code
    app.quit()
  }
}

function forkEngine(script: string): EngineChild {
  const child = utilityProcess.fork(script, [], { serviceName: 'Rückkanal engine', stdio: 'inherit', execArgv: [`--js-flags=${heapFlag}`] })
  return {
    post: (message) => { child.postMessage(message) },
    listen: (listener) => { child.on('message', (message: FromEngine) => { listener(message) }) },
    onExit: (listener) => { child.on('exit', listener) },
    kill: () => { child.kill() },
  }
}

/** `--smoke`: proves that window and engine come up, says so and ends. */
async function smoke(window: BrowserWindow, host: EngineHost): Promise<number> {
  const loaded = new Promise<boolean>((resolve) => {
    window.webContents.once('did-finish-load', () => { resolve(true) })
    window.webContents.once('did-fail-load', () => { resolve(false) })
  })
  const [state, isLoaded] = await Promise.all([host.settled(), loaded])
  if (!isLoaded) process.stderr.write('rueckkanal: the window did not load\n')
  else if (state.state === 'up') process.stdout.write(`rueckkanal ready ${app.getVersion()}\n`)
  else process.stderr.write(`rueckkanal: the engine did not start (${state.code ?? 'internal'})\n`)
  return isLoaded && state.state === 'up' ? 0 : 1
}

/** Folders that have to be there before Chromium and the engine use them. A failure shows itself in the engine's answer. */
export function makeFolders(options: StartOptions): void {
  for (const folder of [options.dataFolder, options.profileFolder]) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
    } catch {
      // said by the engine as `data-unwritable`
    }
  }
}
