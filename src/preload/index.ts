import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { WindowEventName } from '../shared/contract'
import type { DroppedFile, WindowApi } from '../shared/contract/window-api'

// The only ipcRenderer of the app. What is not in this object no window can reach.

type Listener = (payload: unknown) => void
const listeners: Record<WindowEventName, Set<Listener>> = { changed: new Set(), progress: new Set(), exporting: new Set(), engine: new Set(), menu: new Set(), open: new Set() }

ipcRenderer.on('event', (_event, name: WindowEventName, payload: unknown) => {
  for (const listener of listeners[name]) listener(payload)
})

/** A folder or file of the system has a path; a `File` made by script has none and is left out. */
const pathsOf = (files: readonly DroppedFile[]): string[] => files.map((file) => webUtils.getPathForFile(file as File)).filter((path) => path !== '')

const api = {
  call: (name: string, input: unknown) => ipcRenderer.invoke('call', name, input),
  on: (name: WindowEventName, listener: Listener) => {
    const heard = Object.hasOwn(listeners, name) ? listeners[name] : undefined
    heard?.add(listener)
    return () => { heard?.delete(listener) }
  },
  takeInDropped: (files: readonly DroppedFile[]) => ipcRenderer.invoke('dropped', pathsOf(files)),
  platform: process.platform,
} as WindowApi

contextBridge.exposeInMainWorld('rueckkanal', api)
