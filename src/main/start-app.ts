import { app, protocol } from 'electron'
import { makeFolders, runApp } from './app'
import { conversationIn, conversationOf, linkScheme } from './deep-link'
import { customSchemes } from './origins'
import { placesFrom } from './places'
import type { StartOptions } from './start-options'
import { quietChromium } from './switches'

/** All that has to be said to Chromium before it is ready; then the app. */
export function startApp(options: StartOptions, here: string): void {
  makeFolders(options)
  // The name's umlaut is no character for a header: with it every request of a window would fail.
  app.userAgentFallback = 'Rueckkanal'
  app.setPath('userData', options.profileFolder)
  if (!app.requestSingleInstanceLock()) return app.quit()
  quietChromium()
  protocol.registerSchemesAsPrivileged(customSchemes)
  // `npm start` says so itself.
  if (app.isPackaged && app.commandLine.hasSwitch('no-sandbox')) process.stderr.write('Chromium\'s sandbox is off.\n')
  // The packages of Linux and macOS name the scheme themselves.
  if (app.isPackaged && process.platform === 'win32') app.setAsDefaultProtocolClient(linkScheme)
  // macOS tells the address that started the app before it is ready.
  let asked = conversationIn(process.argv)
  app.once('open-url', (event, address) => {
    event.preventDefault()
    asked ??= conversationOf(address)
  })
  void app.whenReady().then(() => { runApp(options, placesFrom(here), asked) })
}
