import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { appUnderTest } from '../../scripts/testing/app-under-test.mjs'
import type { WindowApi } from '../../src/shared/contract/window-api'
import { resize } from './pictures'

declare global {
  interface Window {
    readonly rueckkanal: WindowApi
  }
}

export interface DesktopApp {
  readonly app: ElectronApplication
  readonly window: Page
  readonly data: string
  readonly isPackaged: boolean
  close(): Promise<void>
}

const made: string[] = []

/** A data folder of its own; `close` of the app leaves it, so that a test can start again on it. */
export function freshDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-app-'))
  if (made.length === 0) process.on('exit', () => { for (const each of made) rmSync(each, { recursive: true, force: true }) })
  made.push(folder)
  return folder
}

/** Starts the real app (built or packaged) on `data` and waits for its window. */
export async function startApp({ data = freshDataFolder(), args = [] }: { data?: string; args?: readonly string[] } = {}): Promise<DesktopApp> {
  const { executablePath, args: given, isPackaged } = await appUnderTest()
  const app = await _electron.launch({ executablePath, args: [...given, '--data', data, ...args], env: environment() })
  const window = await app.firstWindow()
  await window.waitForLoadState('load')
  return { app, window, data, isPackaged, close: () => app.close() }
}

/** As most tests find it: on a fresh data folder, in German and light, 1280 × 800. */
export async function startInGerman(): Promise<DesktopApp> {
  const desktop = await startApp()
  await desktop.window.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
  await resize(desktop.app, 1280, 800)
  return desktop
}

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value]])))
}
