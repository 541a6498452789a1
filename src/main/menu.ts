import { Menu, type MenuItemConstructorOptions } from 'electron'
import { commandNames, commandOf, type Command, type CommandName } from '../shared/commands'
import type { CommandWords, DesktopWords } from './words'

export interface MenuParts {
  readonly words: DesktopWords
  readonly names: CommandWords
  readonly ask: (command: CommandName) => void
  /** adds reload and developer tools */
  readonly development: boolean
}

const mac = process.platform === 'darwin'

/** The application's menu: the commands that name a menu of it, and what every program has. */
export function setMenu({ words, names, ask, development }: MenuParts): void {
  const item = (name: CommandName): MenuItemConstructorOptions => ({ label: names[name], click: () => { ask(name) }, ...acceleratorOf(commandOf(name)) })
  const itemsOf = (menu: Command['menu']): MenuItemConstructorOptions[] =>
    commandNames.filter((name) => commandOf(name).menu === menu && !(mac && name === 'settings')).map(item)
  const line: MenuItemConstructorOptions = { type: 'separator' }
  const quit: MenuItemConstructorOptions = { role: 'quit', label: words.menuQuit }

  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: words.menuUndo },
    { role: 'redo', label: words.menuRedo },
    line,
    { role: 'cut', label: words.menuCut },
    { role: 'copy', label: words.menuCopy },
    { role: 'paste', label: words.menuPaste },
    { role: 'selectAll', label: words.menuSelectAll },
    line,
    ...itemsOf('edit'),
  ]
  const view: MenuItemConstructorOptions[] = [
    ...itemsOf('view'),
    line,
    { role: 'zoomIn', label: words.menuZoomIn },
    { role: 'zoomOut', label: words.menuZoomOut },
    { role: 'resetZoom', label: words.menuZoomReset },
    { role: 'togglefullscreen', label: words.menuFullScreen },
    ...(development ? [line, { role: 'reload', label: words.menuReload, accelerator: 'F5' } as const, { role: 'toggleDevTools', label: words.menuDevTools } as const] : []),
  ]
  const appMenu: MenuItemConstructorOptions[] = mac
    ? [{ role: 'appMenu', submenu: [item('settings'), line, { role: 'hide', label: words.menuHide }, line, quit] }]
    : []
  const windowMenu: MenuItemConstructorOptions[] = mac ? [{ role: 'windowMenu', label: words.menuWindow }] : []
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...appMenu,
      { label: words.menuFile, submenu: mac ? itemsOf('file') : [...itemsOf('file'), line, quit] },
      { label: words.menuEdit, submenu: edit },
      { label: words.menuConversation, submenu: itemsOf('conversation') },
      { label: words.menuView, submenu: view },
      ...windowMenu,
    ]),
  )
}

/**
 * The key beside the menu's item. Only one with Control is the menu's to catch; a bare letter is shown where the system can
 * show it without catching it from the field that somebody writes in. Strokes one after the other no menu can show.
 */
function acceleratorOf({ keys }: Command): Partial<MenuItemConstructorOptions> {
  const held = keys.find((key) => key.startsWith('Control+') && !key.includes(' '))
  if (held) return { accelerator: held.replace('Control', 'CommandOrControl').replace(/[a-z]$/, (letter) => letter.toUpperCase()) }
  const bare = keys.find((key) => /^(Shift\+)?[a-z]$/.test(key))
  return bare === undefined || mac ? {} : { accelerator: bare.replace(/[a-z]$/, (letter) => letter.toUpperCase()), registerAccelerator: false }
}
