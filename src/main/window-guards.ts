import type { Session, WebContents } from 'electron'
import type { Log } from '../core/ports'
import { mailFrameUrl } from '../shared/contract/window-api'
import { mayLoad } from './network-rule'
import { windowUrl } from './origins'

/** Nothing that a window shows may ask for a permission, a device, a download or a network. */
export function guardSession(session: Session, devtools: boolean, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => {
    log.warn('permission-denied', { permission })
    decide(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => { event.preventDefault() })
  // On Linux and Windows the dictionaries would be downloaded; macOS brings its own.
  session.setSpellCheckerEnabled(process.platform === 'darwin')
  session.webRequest.onBeforeRequest((details, decide) => {
    const allowed = mayLoad(details, devtools)
    if (!allowed) log.warn('request-denied', { type: details.resourceType })
    decide({ cancel: !allowed })
  })
}

/** A window stays on its one document; its frames on the one for mails. Links go through `desktop.openLink`. */
export function guardContents(contents: WebContents, log: Log): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => { event.preventDefault() })
  contents.on('will-frame-navigate', (details) => {
    if (details.url === (details.isMainFrame ? windowUrl : mailFrameUrl)) return
    log.warn('navigation-denied', { main: details.isMainFrame })
    details.preventDefault()
  })
  contents.on('will-redirect', (details) => { details.preventDefault() })
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
