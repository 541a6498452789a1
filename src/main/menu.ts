import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { EventPayload } from '../shared/contract'
import type { DesktopWords } from './words'

type Command = EventPayload<'menu'>['command']

/** `development` adds reload and developer tools. */
export function setMenu(words: DesktopWords, ask: (command: Command) => void, development: boolean): void {
  const item = (label: string, command: Command, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => { ask(command) },
    ...(accelerator === undefined ? {} : { accelerator }),
  })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  const mac = process.platform === 'darwin'
  const quit: MenuItemConstructorOptions = { role: 'quit', label: words.menuQuit }
  const settings = item(words.menuSettings, 'settings', 'CommandOrControl+,')
  const takeIn = item(words.menuTakeIn, 'take-in', 'CommandOrControl+O')

  const file = mac ? [takeIn] : [takeIn, line, settings, line, quit]
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: words.menuUndo },
    { role: 'redo', label: words.menuRedo },
    line,
    { role: 'cut', label: words.menuCut },
    { role: 'copy', label: words.menuCopy },
    { role: 'paste', label: words.menuPaste },
    { role: 'selectAll', label: words.menuSelectAll },
    line,
    item(words.menuSearch, 'search', 'CommandOrControl+F'),
  ]
  const view: MenuItemConstructorOptions[] = [
    item(words.menuInbox, 'inbox', 'CommandOrControl+1'),
    item(words.menuIntake, 'intake', 'CommandOrControl+2'),
    line,
    { role: 'zoomIn', label: words.menuZoomIn },
    { role: 'zoomOut', label: words.menuZoomOut },
    { role: 'resetZoom', label: words.menuZoomReset },
    { role: 'togglefullscreen', label: words.menuFullScreen },
    ...(development ? [line, { role: 'reload', label: words.menuReload, accelerator: 'F5' } as const, { role: 'toggleDevTools', label: words.menuDevTools } as const] : []),
  ]
  const appMenu: MenuItemConstructorOptions[] = mac
    ? [{ role: 'appMenu', submenu: [settings, line, { role: 'hide', label: words.menuHide }, line, quit] }]
    : []
  const windowMenu: MenuItemConstructorOptions[] = mac ? [{ role: 'windowMenu', label: words.menuWindow }] : []
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...appMenu,
      { label: words.menuFile, submenu: file },
      { label: words.menuEdit, submenu: edit },
      { label: words.menuConversation, submenu: [item(words.menuReply, 'reply', 'CommandOrControl+R')] },
      { label: words.menuView, submenu: view },
      ...windowMenu,
    ]),
  )
}
