/** Where a command applies, and under which heading the keyboard help tells it. */
export const commandPlaces = ['window', 'go', 'list', 'conversation', 'composer', 'viewer'] as const
export type CommandPlace = (typeof commandPlaces)[number]

export interface Command {
  /**
   * Ways to press it, the one that is taught first. A stroke is a `KeyboardEvent.key` in small letters with `Control+`,
   * `Alt+` or `Shift+` before it (Control is ⌘ on a Mac, Shift is named for letters and keys with names); strokes one after the other stand with
   * a blank between them: `g i`.
   */
  readonly keys: readonly string[]
  readonly place: CommandPlace
  /** in which of the application's menus it stands as well */
  readonly menu?: 'file' | 'edit' | 'conversation' | 'view'
  /** The place answers these keys by itself: they are told in the help, and neither palette nor window run them. */
  readonly own?: true
}

/**
 * Everything that can be done by a key or by name. Menu, palette, keyboard help, tooltips and the window's keys are made
 * from this table; its words are `commands` in shared/strings. Whoever can do one offers it with `useCommand`.
 */
export const commands = {
  palette: { keys: ['Control+k'], place: 'window', menu: 'edit' },
  search: { keys: ['/', 'Control+f'], place: 'window', menu: 'edit' },
  write: { keys: ['n'], place: 'window', menu: 'file' },
  'take-in': { keys: ['Control+o'], place: 'window', menu: 'file' },
  'take-in-folder': { keys: [], place: 'window' },
  light: { keys: [], place: 'window' },
  dark: { keys: [], place: 'window' },
  help: { keys: ['?'], place: 'window' },
  escape: { keys: ['escape'], place: 'window', own: true },

  inbox: { keys: ['g i', 'Control+1'], place: 'go', menu: 'view' },
  unread: { keys: ['g u'], place: 'go', menu: 'view' },
  review: { keys: ['g k', 'Control+2'], place: 'go', menu: 'view' },
  'go-contacts': { keys: ['g c'], place: 'go', menu: 'view' },
  'go-dashboard': { keys: ['g o'], place: 'go', menu: 'view' },
  drafts: { keys: ['g d'], place: 'go', menu: 'view' },
  troubled: { keys: ['g p'], place: 'go', menu: 'view' },
  'go-mine': { keys: ['g m'], place: 'go' },
  'go-mentioned': { keys: ['g n'], place: 'go' },
  'go-due': { keys: ['g f'], place: 'go' },
  'go-snoozed': { keys: ['g v'], place: 'go' },
  'go-waiting': { keys: ['g w'], place: 'go' },
  'go-done': { keys: ['g e'], place: 'go' },
  'go-junk': { keys: [], place: 'go' },
  'go-trash': { keys: ['g t'], place: 'go' },
  settings: { keys: ['g s', 'Control+,'], place: 'go', menu: 'file' },

  next: { keys: ['j'], place: 'list' },
  previous: { keys: ['k'], place: 'list' },
  arrows: { keys: ['arrowdown', 'arrowup'], place: 'list', own: true },
  enter: { keys: ['enter'], place: 'list', own: true },
  pick: { keys: ['x'], place: 'list', own: true },
  'pick-more': { keys: ['Shift+arrowdown', 'Shift+arrowup'], place: 'list', own: true },
  'pick-all': { keys: ['Control+a'], place: 'list', own: true },

  reply: { keys: ['r', 'Control+r'], place: 'conversation', menu: 'conversation' },
  'reply-all': { keys: ['a'], place: 'conversation', menu: 'conversation' },
  forward: { keys: ['f'], place: 'conversation', menu: 'conversation' },
  print: { keys: ['Control+p'], place: 'conversation', menu: 'conversation' },
  export: { keys: ['Shift+e'], place: 'conversation', menu: 'conversation' },
  'mark-unread': { keys: ['Shift+u'], place: 'conversation', menu: 'conversation' },
  contact: { keys: ['i'], place: 'conversation' },
  done: { keys: ['d'], place: 'conversation' },
  waiting: { keys: ['w'], place: 'conversation' },
  'open-again': { keys: ['o'], place: 'conversation' },
  owner: { keys: ['z'], place: 'conversation' },
  due: { keys: ['t'], place: 'conversation' },
  'take-deadline': { keys: ['Shift+t'], place: 'conversation' },
  snooze: { keys: ['s'], place: 'conversation' },
  label: { keys: ['l'], place: 'conversation' },
  urgent: { keys: ['!'], place: 'conversation' },
  trash: { keys: ['delete'], place: 'conversation' },
  'block-sender': { keys: [], place: 'conversation' },
  'move-message': { keys: ['m'], place: 'conversation' },
  split: { keys: ['Shift+s'], place: 'conversation' },
  merge: { keys: ['Shift+m'], place: 'conversation' },
  note: { keys: ['c'], place: 'conversation' },
  checklist: { keys: ['Shift+c'], place: 'conversation' },
  'full-size': { keys: ['space'], place: 'conversation', own: true },

  send: { keys: ['Control+enter'], place: 'composer', own: true },
  'send-done': { keys: ['Control+Shift+enter'], place: 'composer', own: true },

  zoom: { keys: ['+', '-', '0'], place: 'viewer', own: true },
  width: { keys: ['w'], place: 'viewer', own: true },
  rotate: { keys: ['r', 'Shift+r'], place: 'viewer', own: true },
  clean: { keys: ['c'], place: 'viewer', own: true },
  'two-pages': { keys: ['d'], place: 'viewer', own: true },
  strip: { keys: ['s'], place: 'viewer', own: true },
  'prove-words': { keys: ['u'], place: 'viewer', own: true },
  'reading-view': { keys: ['l'], place: 'viewer', own: true },
  leaf: { keys: ['arrowleft', 'arrowright'], place: 'viewer', own: true },
} as const satisfies Readonly<Record<string, Command>>

export type CommandName = keyof typeof commands

export const commandNames = Object.keys(commands) as [CommandName, ...CommandName[]]

export const commandOf = (name: CommandName): Command => commands[name]
