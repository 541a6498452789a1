import { app, BrowserWindow, Menu, nativeImage, nativeTheme, Notification, Tray } from 'electron'
import { join } from 'node:path'
import type { EventPayload } from '../shared/contract'
import type { Presence, Told } from '../shared/domain/presence'
import type { Language } from '../shared/strings/language'
import type { AskEngine } from './engine-process/port'
import type { DesktopWords } from './words'

export interface PresenceParts {
  readonly ask: AskEngine
  readonly language: () => Language
  readonly words: () => DesktopWords
  /** the folder of the tray's pictures */
  readonly icons: string
  /** brings a window forward, with this conversation or as it is */
  readonly comeForward: (conversationId: string | null) => void
}

const pauseMs = 3_600_000

/** What is seen and heard of the app beside its windows. What to tell the engine decides (core/presence); here it is only shown. */
export class PresenceAtDesk {
  private tray: Tray | null = null
  /** not before the engine's first word: a start waits for no tray */
  private unread: number | null = null
  private settings: Presence | null = null
  /** held: one that nobody holds may vanish with its click unheard */
  private readonly shown = new Set<Notification>()

  constructor(private readonly parts: PresenceParts) {
    nativeTheme.on('updated', () => { this.drawTray() })
  }

  /** The app goes on without a window. */
  get keepsRunning(): boolean {
    return this.settings?.tray === true
  }

  async heard({ unread, told }: EventPayload<'presence'>): Promise<void> {
    this.unread = unread
    // Who looks at the window sees it there.
    if (told && BrowserWindow.getFocusedWindow() === null) await this.notify(told)
    await this.follow()
  }

  /** Draws anew what settings and language change. */
  async follow(): Promise<void> {
    const settings = await this.parts.ask('presence.get', {})
    if (settings.ok) this.settings = settings.value
    if (this.unread === null) return
    const { translator } = await import('../shared/strings/translate')
    const words = `${app.getName()} – ${translator(this.parts.language())('presence.unread', { count: this.unread })}`
    app.setBadgeCount(this.unread)
    if (process.platform === 'win32') for (const window of BrowserWindow.getAllWindows()) window.setOverlayIcon(this.unread > 0 ? this.picture('overlay') : null, words)
    // Where the system has no tray, nothing comes of it.
    if (!this.tray) this.tray = new Tray(this.trayPicture())
    this.tray.removeAllListeners('click').on('click', () => { this.parts.comeForward(null) })
    this.tray.setToolTip(words)
    this.tray.setContextMenu(this.menu())
    this.drawTray()
  }

  private menu(): Menu {
    const { ask, comeForward, words } = this.parts
    const { trayOpen, trayWrite, trayPause, trayResume, menuQuit } = words()
    const pausedUntil = this.settings?.pausedUntil ?? 0
    const isPaused = pausedUntil > Date.now()
    return Menu.buildFromTemplate([
      { label: trayOpen, click: () => { comeForward(null) } },
      { label: trayWrite, click: () => void ask('draft.begin', {}).then((draft) => { comeForward(draft.ok ? draft.value.conversationId : null) }) },
      { label: isPaused ? trayResume : trayPause, click: () => void ask('presence.set', { pausedUntil: isPaused ? null : Date.now() + pauseMs }) },
      { type: 'separator' },
      { label: menuQuit, click: () => { app.quit() } },
    ])
  }

  private async notify(told: Told): Promise<void> {
    if (!Notification.isSupported()) return
    const [{ translator }, { toldWords }] = await Promise.all([import('../shared/strings/translate'), import('../shared/text/told-words')])
    const notification = new Notification(toldWords(translator(this.parts.language()), told))
    const over = (): void => void this.shown.delete(notification)
    notification.on('click', () => { over(); this.parts.comeForward(told.conversationId) })
    notification.on('close', over).on('failed', over)
    this.shown.add(notification)
    notification.show()
  }

  private drawTray(): void {
    this.tray?.setImage(this.trayPicture())
  }

  private trayPicture(): Electron.NativeImage {
    const mark = (this.unread ?? 0) > 0 ? '-unread' : ''
    if (process.platform !== 'darwin') return this.picture(`${nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ? 'dark' : 'light'}${mark}`)
    // macOS colours it itself, by what lies behind.
    const picture = this.picture(`light${mark}`)
    picture.setTemplateImage(true)
    return picture
  }

  private picture(name: string): Electron.NativeImage {
    return nativeImage.createFromPath(join(this.parts.icons, `tray-${name}.png`))
  }
}
