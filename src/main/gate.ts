import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import { fail } from '../shared/result'
import type { EngineEvent } from './engine-process/port'
import type { GateWork } from './gate-rules'
import { appOrigin, isOurFrame } from './origins'

/** The one gate between windows and host: every message of a window arrives here, and nowhere else. */
export function openGate(work: GateWork): void {
  const trusted = (event: IpcMainInvokeEvent): boolean => {
    const ours = isOurFrame(event.senderFrame, BrowserWindow.fromWebContents(event.sender) !== null, appOrigin)
    if (!ours) work.log.warn('call-from-stranger')
    return ours
  }
  // The contract takes as long to load as the window to open: it is loaded meanwhile, not before.
  const rules = import('./gate-rules')
  ipcMain.handle('call', async (event, name: unknown, input: unknown) => (trusted(event) ? (await rules).answerCall(work, name, input) : fail('unknown-call')))
  ipcMain.handle('dropped', async (event, paths: unknown) => (trusted(event) ? (await rules).answerDropped(work, paths) : fail('unknown-call')))
}

/** A page that closes is gone a moment before its window, which is not to be spoken to or brought forward any more. */
export const isOpen = (window: BrowserWindow): boolean => !window.isDestroyed() && !window.webContents.isDestroyed()

/** Tells every window what happened, or one alone. */
export function announce(event: EngineEvent, only: BrowserWindow | null = null): void {
  for (const window of (only ? [only] : BrowserWindow.getAllWindows()).filter(isOpen)) window.webContents.send('event', event.name, event.payload)
}
